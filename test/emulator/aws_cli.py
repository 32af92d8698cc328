"""Holds shell lines of the AWS CLI against AWS's own models, as botocore brings them.

Reads a JSON list of texts from standard input, each a few lines for a shell. Writes a JSON list as long, each a list of
what is wrong with the text: nothing where the AWS CLI would send the request.
"""

import json
import re
import shlex
import sys

from botocore import xform_name
from botocore.exceptions import UnknownServiceError
from botocore.session import Session
from botocore.validate import ParamValidator

SESSION = Session()
MODELS = {}
# Of the AWS CLI itself; each is followed by a value.
OWN = {"region", "max-items", "page-size", "starting-token"}
# Services that the AWS CLI calls otherwise: its `s3` are commands of its own.
RENAMED = {"s3api": "s3"}
NUMBERS = {"integer": int, "long": int, "float": float, "double": float}


class Refused(Exception):
    """The AWS CLI would not send it."""


def model_of(service):
    if service not in MODELS:
        try:
            MODELS[service] = SESSION.get_service_model(RENAMED.get(service, service))
        except UnknownServiceError as error:
            raise Refused(f"no service {service}") from error
    return MODELS[service]


def operation_of(service, name):
    model = model_of(service)
    for operation in model.operation_names:
        if xform_name(operation, "-") == name:
            return model.operation_model(operation)
    raise Refused(f"{service} has no operation {name}")


def options_of(words):
    """Option to its words: `--a 1 2 --b` is {'a': ['1', '2'], 'b': []}."""
    options = {}
    current = None
    for word in words:
        if word.startswith("--"):
            name, joined, value = word[2:].partition("=")
            if name in options:
                raise Refused(f"--{name} is given twice")
            options[name] = [value] if joined else []
            # A value joined to its option is all of it.
            current = None if joined else name
        elif current is None:
            raise Refused(f"{word} belongs to no option")
        else:
            options[current].append(word)
    return options


def parse(shape, words, name):
    """The value of a parameter from the words behind its option."""
    if shape.type_name == "list":
        if len(words) == 1 and words[0].startswith("["):
            return json.loads(words[0])
        if not words:
            raise Refused(f"--{name} needs a value")
        return [parse(shape.member, [word], name) for word in words]
    if len(words) != 1:
        raise Refused(f"--{name} takes one value, got {words}")
    word = words[0]
    if shape.type_name in ("structure", "map"):
        return json.loads(word) if word.startswith("{") else shorthand(shape, word, name)
    if shape.type_name in NUMBERS:
        try:
            number = NUMBERS[shape.type_name](word)
        except ValueError as error:
            raise Refused(f"--{name} takes a number, got {word}") from error
        most = shape.metadata.get("max")
        if most is not None and number > most:
            raise Refused(f"--{name} is at most {most}, got {number}")
        return number
    if shape.type_name == "boolean":
        if word not in ("true", "false"):
            raise Refused(f"{name} is true or false, got {word}")
        return word == "true"
    if shape.type_name == "timestamp":
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", word):
            raise Refused(f"--{name} takes a time, got {word}")
        return word
    return text(shape, word, name)


def text(shape, word, name):
    allowed = getattr(shape, "enum", [])
    if allowed and word not in allowed:
        raise Refused(f"--{name} is one of {', '.join(allowed)}, got {word}")
    most = shape.metadata.get("max")
    if most is not None and len(word) > most:
        raise Refused(f"--{name} has at most {most} characters")
    return word


def shorthand(shape, word, name):
    """`Key=Value,Key=Value` of a structure without further ones inside."""
    value = {}
    for pair in word.split(","):
        key, joined, given = pair.partition("=")
        if not joined or key not in shape.members:
            raise Refused(f"--{name} has no member {key}: {word}")
        value[key] = parse(shape.members[key], [given], f"{name}.{key}")
    return value


def parameters_of(operation, options):
    members = operation.input_shape.members if operation.input_shape else {}
    by_option = {xform_name(member, "-"): (member, shape) for member, shape in members.items()}
    params = {}
    for name, words in options.items():
        if name in OWN:
            if len(words) != 1:
                raise Refused(f"--{name} takes one value")
            continue
        positive = name.removeprefix("no-") if name not in by_option else name
        if positive not in by_option:
            raise Refused(f"{operation.name} takes no --{name}")
        member, shape = by_option[positive]
        if shape.type_name == "boolean":
            if words:
                raise Refused(f"--{name} is a flag, got {words}")
            params[member] = positive == name
        elif positive != name:
            raise Refused(f"{operation.name} takes no --{name}")
        else:
            params[member] = parse(shape, words, name)
    return params


def refuse_unless_sent(words):
    if len(words) < 3 or words[0] != "aws":
        raise Refused(f"not a command of the AWS CLI: {words}")
    operation = operation_of(words[1], words[2])
    options = options_of(words[3:])
    if "region" not in options:
        raise Refused("names no region")
    params = parameters_of(operation, options)
    if operation.input_shape:
        report = ParamValidator().validate(params, operation.input_shape)
        if report.has_errors():
            raise Refused(report.generate_report())


def wrong_with(text_of_shell):
    wrong = []
    lines = text_of_shell.split("\n")
    if not re.fullmatch(r"# In account \d{12}:", lines[0]):
        wrong.append("names no account")
    for line in lines[1:]:
        try:
            refuse_unless_sent(shlex.split(line, comments=True))
        except (Refused, ValueError) as error:
            wrong.append(f"{line}: {error}")
    return wrong


if __name__ == "__main__":
    json.dump([wrong_with(one) for one in json.load(sys.stdin)], sys.stdout)
