"""What goes wrong, and where."""


class Failure(Exception):
    """An error that is a reply: a code, a message, and the place where there is one."""

    def __init__(self, code: str, message: str, byte: int | None = None):
        super().__init__(message)
        self.code = code
        self.message = message
        self.file: str | None = None
        self.row: int | None = None
        self.byte = byte

    def reply(self) -> dict:
        known = {key: getattr(self, key) for key in ("file", "row", "byte") if getattr(self, key) is not None}
        place = ", ".join(f"{key} {value}" for key, value in known.items())
        error = f"{self.code}: {self.message}" + (f" ({place})" if place else "")
        return {"ok": False, "error": error, "code": self.code, "message": self.message, **known}
