"""Where the database is, as the environment says it."""
import os
from dataclasses import dataclass
from urllib.parse import quote_plus


@dataclass(frozen=True)
class DatabaseConfig:
    host: str = "localhost"
    port: int = 15432
    name: str = "uaip_scoping"
    user: str = "uaip_user"
    password: str = "changeme"

    @classmethod
    def from_env(cls) -> "DatabaseConfig":
        return cls(
            host=os.getenv("DB_HOST", cls.host),
            port=int(os.getenv("DB_PORT", str(cls.port))),
            name=os.getenv("DB_NAME", cls.name),
            user=os.getenv("DB_USER", cls.user),
            password=os.getenv("DB_PASSWORD", cls.password),
        )

    @property
    def url(self) -> str:
        account = f"{quote_plus(self.user)}:{quote_plus(self.password)}"
        if self.host.startswith("/"):  # the directory of a Unix socket
            return f"postgresql://{account}@/{self.name}?host={quote_plus(self.host)}&port={self.port}"
        return f"postgresql://{account}@{self.host}:{self.port}/{self.name}"
