"""Telegram: what Desktop exports, what its web pages show, what scripts write of its messages."""
