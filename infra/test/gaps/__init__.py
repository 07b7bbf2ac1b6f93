"""What moto 5.2.5 lacks of what infra/ uses. A module for each subject; importing it fills the gap."""


def wrap(owner, name):
    """Replaces a method by one that is given the old one first."""

    def replace(function):
        old = getattr(owner, name)

        def method(self, *args, **kwargs):
            return function(old, self, *args, **kwargs)

        setattr(owner, name, method)
        return function

    return replace


def add(owner):
    """Gives a class a method it lacks."""

    def give(function):
        setattr(owner, function.__name__, function)
        return function

    return give
