"""Understanding: graph components that turn a message into the parse data of the contract.

The contract stands in docs/architecture.md.
"""
