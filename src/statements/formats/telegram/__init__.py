"""Posts of Telegram channels."""
