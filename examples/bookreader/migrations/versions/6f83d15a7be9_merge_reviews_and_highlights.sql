-- merge reviews and highlights
--
-- revision: 6f83d15a7be9
-- revises: 4d9a6e21f035, 5e27b0c8d914
-- created: 2026-02-09 08:15:00+00:00

-- aludel: upgrade

-- aludel: downgrade
