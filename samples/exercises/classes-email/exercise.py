"""An address; this shop treats Ana@Example.com and ana@example.com as one."""


class Email:
    def __init__(self, text):
        self.text = text

    def __eq__(self, other):
        return self.text.strip().lower() == other.text.strip().lower()

    def __hash__(self):
        return hash(self.text)
