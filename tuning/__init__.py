"""Teaches the sentence encoder this assistant's own subject, once and by hand: README.md."""
