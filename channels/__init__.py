"""Channels: how a verified message comes in and how the answer goes out, one module a platform."""
