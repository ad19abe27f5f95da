"""What the service is told by its environment."""
import os


class Settings:
    SERVICE = "bookreader"

    def __init__(self, environ=os.environ):
        self.database_url = environ.get("DATABASE_URL", "postgresql://reader:reader@localhost/bookreader_dev")
        self.echo = environ.get("DATABASE_ECHO", "").lower() in {"1", "true", "yes"}

    @property
    def sync_url(self) -> str:
        # The service runs on asyncpg, the migrations on psycopg2.
        return self.database_url.replace("+asyncpg", "")


settings = Settings()
