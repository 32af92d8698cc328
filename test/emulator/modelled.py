"""An AWS account on the loopback interface, driven by AWS's own service models (those of botocore).

It speaks every wire protocol of those models: query, EC2 query, JSON, CBOR, REST-JSON and REST-XML. What comes in is
held to the model of the operation, and so is what the scenario answers: a parameter or a field that AWS does not have
is an error here too. What the scenario says nothing of is passed on to another emulator, if there is one behind it.

The scenario is a list of rules; the first that matches an operation answers it:
  {"op": "servicequotas:ListServiceQuotas"   IAM prefix and the operation's name
   "region": "us-east-1"                     only there
   "when": {"ServiceCode": "ec2"}            only where the input says so
   "reply": {...}                            the output; long lists are paged as the model says
   "pick": {"summaries": ["checkId", "checkIds"]}   of that list only the items that the input asks for
   "error": {"code", "message", "status"}}   instead of a reply

Faults are made over HTTP, below /_modelled/: POST deny, throttle, delay and heal, GET seen.
"""

import base64
import datetime
import http.client
import json
import os
import re
import threading
import time
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

import botocore.session
import cbor2
from botocore.exceptions import DataNotFoundError
from botocore.model import OperationNotFoundError
from botocore.validate import ParamValidator
from moto_repairs import REPAIRS

# Models by the name that requests are signed for, where botocore calls them otherwise.
MODELS = {
    "apigateway": ["apigateway", "apigatewayv2"],
    "elasticfilesystem": ["efs"],
    "elasticloadbalancing": ["elbv2", "elb"],
    "es": ["opensearch"],
    "monitoring": ["cloudwatch"],
    "servicequotas": ["service-quotas"],
    "ses": ["sesv2"],
    "states": ["stepfunctions"],
    "tagging": ["resourcegroupstaggingapi"],
}
# IAM's prefix, where it is not the name that requests are signed for.
IAM_PREFIXES = {"monitoring": "cloudwatch", "tagging": "tag"}
# IAM's action for all that reads, where it is not the name of the operation.
READ_ACTIONS = {"apigateway": "GET"}
# IAM's actions that are not named like their operations.
IAM_ACTIONS = {"s3:ListBuckets": "s3:ListAllMyBuckets", "s3:GetBucketReplication": "s3:GetReplicationConfiguration"}
# Some services have a name of their own for asking too fast.
THROTTLING = {"servicequotas": "TooManyRequestsException", "lambda": "TooManyRequestsException", "s3": "SlowDown"}
DEFAULT_PAGE = 100
CREDENTIAL = re.compile(r"Credential=([^/]+)/\d{8}/([^/]+)/([^/]+)/aws4_request")


class AwsError(Exception):
    """An error as AWS sends it; `code` is what an SDK shows as its name."""

    def __init__(self, code, message, status=400):
        super().__init__(message)
        self.code, self.message, self.status = code, message, status


class Models:
    """AWS's service models, each loaded when first asked for."""

    def __init__(self):
        self.session = botocore.session.get_session()
        self.loaded = {}
        self.lock = threading.Lock()

    def all_of(self, signing_name):
        return [self.load(name) for name in MODELS.get(signing_name, [signing_name])]

    def of(self, signing_name, version=None):
        for model in self.all_of(signing_name):
            if version in (None, model.metadata["apiVersion"]):
                return model
        raise AwsError("NoSuchVersion", f"{signing_name} has no API of version {version}.")

    def load(self, name):
        with self.lock:
            if name not in self.loaded:
                self.loaded[name] = self.session.get_service_model(name)
            return self.loaded[name]

    def paginator(self, operation):
        loader = self.session.get_component("data_loader")
        service = operation.service_model.service_name
        try:
            return loader.load_service_model(service, "paginators-1")["pagination"].get(operation.name)
        except DataNotFoundError:
            return None


models = Models()


class Request:
    """What is asked, by whom and where; `protocol` is the one that it came in."""

    def __init__(self, method, path, headers, body):
        found = CREDENTIAL.search(headers.get("authorization") or "")
        if not found:
            raise AwsError("MissingAuthenticationToken", "The request is not signed.", 403)
        self.access_key_id, self.region, self.signing_name = found.groups()
        self.service = IAM_PREFIXES.get(self.signing_name, self.signing_name)
        split = urllib.parse.urlsplit(path)
        target = headers.get("x-amz-target")
        form = dict(urllib.parse.parse_qsl(body.decode(errors="replace"), keep_blank_values=True))
        if headers.get("smithy-protocol") == "rpc-v2-cbor":
            self.begin("cbor", models.of(self.signing_name), split.path.rsplit("/", 1)[-1])
            self.input = cbor2.loads(body) if body else {}
        elif target:
            self.begin("json", models.of(self.signing_name), target.rsplit(".", 1)[-1])
            self.input = json.loads(body or b"{}")
        elif "Action" in form:
            model = models.of(self.signing_name, form.get("Version"))
            self.begin(model.metadata["protocol"], model, form["Action"])
            self.input = read_query(self.operation.input_shape, form, self.protocol == "ec2")
        else:
            operation, labels = route(models.all_of(self.signing_name), method, split)
            model = operation.service_model
            self.begin(model.metadata["protocol"], model, operation.name)
            query = urllib.parse.parse_qs(split.query, keep_blank_values=True)
            self.input = read_rest(operation, labels, query, headers, body)
        self.action = f"{self.service}:{self.operation.name}"
        by_service = f"{self.service}:{READ_ACTIONS.get(self.service, self.operation.name)}"
        self.iam_action = IAM_ACTIONS.get(self.action, by_service)

    def begin(self, protocol, model, name):
        self.protocol = protocol
        self.name = name
        try:
            self.operation = model.operation_model(name)
        except OperationNotFoundError:
            raise Refused(self, unknown_action(self)) from None

    def hold_to_model(self):
        shape = self.operation.input_shape
        unknown = sorted(set(self.input) - set(shape.members if shape else ()))
        report = ParamValidator().validate(self.input, shape) if shape else None
        if unknown or (report is not None and report.has_errors()):
            problem = report.generate_report() if report is not None and report.has_errors() else ""
            raise AwsError("ValidationError", f"{self.action}: {problem} {unknown or ''}".strip())


class Refused(Exception):
    """A request whose protocol is known, and with it how an error is to be sent."""

    def __init__(self, request, error):
        super().__init__(str(error))
        self.request, self.error = request, error


# --- what comes in


def scalar_from(shape, text):
    kind = shape.type_name
    if kind in ("integer", "long"):
        return int(text)
    if kind in ("float", "double"):
        return float(text)
    if kind == "boolean":
        return text.lower() == "true"
    return text


def read_query(shape, form, is_ec2):
    """The input of a flat form. Every key must be one of the model's."""
    left = {key: value for key, value in form.items() if key not in ("Action", "Version")}

    def read(shape, prefix):
        if shape.type_name == "structure":
            members = {}
            for name, member in shape.members.items():
                value = read(member, f"{prefix}.{wire_name(name, member)}" if prefix else wire_name(name, member))
                if value is not None:
                    members[name] = value
            return members or None
        if shape.type_name == "list":
            inside = prefix
            if not is_ec2 and not shape.serialization.get("flattened"):
                inside = f"{prefix}.{shape.member.serialization.get('name', 'member')}"
            items = []
            while (item := read(shape.member, f"{inside}.{len(items) + 1}")) is not None:
                items.append(item)
            return items or None
        if shape.type_name == "map":
            pairs, entry = {}, prefix if shape.serialization.get("flattened") else f"{prefix}.entry"
            key_name = shape.key.serialization.get("name", "key")
            value_name = shape.value.serialization.get("name", "value")
            while f"{entry}.{len(pairs) + 1}.{key_name}" in left:
                at = f"{entry}.{len(pairs) + 1}"
                key = left.pop(f"{at}.{key_name}")
                pairs[key] = read(shape.value, f"{at}.{value_name}")
            return pairs or None
        return scalar_from(shape, left.pop(prefix)) if prefix in left else None

    def wire_name(name, member):
        if not is_ec2:
            return member.serialization.get("name", name)
        query_name = member.serialization.get("queryName")
        plain = member.serialization.get("name", name)
        return query_name or plain[:1].upper() + plain[1:]

    read_input = (read(shape, "") or {}) if shape else {}
    # What no member took is kept, so that the input is found to have what the model lacks.
    return {**read_input, **left}


def route(service_models, method, split):
    """The operation of a REST service whose method and path these are, and what its labels stand for."""
    found = []
    for operation in (model.operation_model(name) for model in service_models for name in model.operation_names):
        uri, _, literal = operation.http["requestUri"].partition("?")
        if operation.http["method"] != method:
            continue
        pattern = re.sub(r"\{(\w+)\+\}", r"(?P<\1>.+)", re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", uri))
        match = re.fullmatch(pattern.rstrip("/") + "/?", split.path)
        wanted = [pair.split("=")[0] for pair in literal.split("&") if pair]
        asked = urllib.parse.parse_qs(split.query, keep_blank_values=True)
        if match and all(key in asked for key in wanted):
            labels = {key: urllib.parse.unquote(value) for key, value in match.groupdict().items()}
            found.append((len(wanted), -len(labels), operation, labels))
    if not found:
        raise AwsError("UnknownOperationException", f"{method} {split.path} is not one of {service_models[0].service_name}.", 404)
    return max(found, key=lambda each: each[:2])[2:]


def read_rest(operation, labels, query, headers, body):
    """The input of a REST request: labels, query, headers, and the body for the rest."""
    shape, read_input = operation.input_shape, {}
    if shape is None:
        return {}
    for name, member in shape.members.items():
        location, wire = member.serialization.get("location"), member.serialization.get("name", name)
        if location == "uri" and wire in labels:
            read_input[name] = scalar_from(member, labels[wire])
        elif location == "querystring" and wire in query:
            many = member.type_name == "list"
            read_input[name] = query[wire] if many else scalar_from(member, query[wire][0])
        elif location == "header" and headers.get(wire) is not None:
            read_input[name] = scalar_from(member, headers[wire])
    payload = shape.serialization.get("payload")
    if body and payload:
        read_input[payload] = json.loads(body) if shape.members[payload].type_name == "structure" else body
    elif body and operation.service_model.metadata["protocol"] == "rest-json":
        wires = {member.serialization.get("name", name): name for name, member in shape.members.items()}
        read_input.update({wires.get(key, key): value for key, value in json.loads(body).items()})
    return read_input


# --- what goes out


def hold_to_shape(shape, value, path):
    """Raises where a reply is not what the model says; a field too many would be dropped in silence by an SDK."""
    kind = shape.type_name
    if value is None:
        return
    if kind == "structure":
        for key, member in value.items():
            if key not in shape.members:
                raise TypeError(f"{path} has no field {key}")
            hold_to_shape(shape.members[key], member, f"{path}.{key}")
        for key in shape.required_members:
            if value.get(key) is None:
                raise TypeError(f"{path} lacks {key}")
    elif kind == "list":
        for index, item in enumerate(value):
            hold_to_shape(shape.member, item, f"{path}[{index}]")
    elif kind == "map":
        for key, item in value.items():
            hold_to_shape(shape.value, item, f"{path}.{key}")
    elif kind in ("integer", "long") and (not isinstance(value, int) or isinstance(value, bool)):
        raise TypeError(f"{path} is no whole number: {value!r}")
    elif kind in ("float", "double") and (not isinstance(value, (int, float)) or isinstance(value, bool)):
        raise TypeError(f"{path} is no number: {value!r}")
    elif kind == "boolean" and not isinstance(value, bool):
        raise TypeError(f"{path} is neither true nor false: {value!r}")
    elif kind == "string" and not isinstance(value, str):
        raise TypeError(f"{path} is no text: {value!r}")


def instant(value):
    """A time of the scenario: ISO 8601, or seconds since 1970."""
    if isinstance(value, (int, float)):
        return datetime.datetime.fromtimestamp(value, datetime.timezone.utc)
    return datetime.datetime.fromisoformat(str(value).replace("Z", "+00:00"))


def written_time(shape, value, default):
    form = shape.serialization.get("timestampFormat", default)
    at = instant(value)
    if form == "unixTimestamp":
        return at.timestamp()
    if form == "rfc822":
        return at.strftime("%a, %d %b %Y %H:%M:%S GMT")
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def to_xml(shape, value, name, is_ec2):
    """One element, or of a flattened list several."""
    kind = shape.type_name
    if value is None:
        return ""
    if kind == "structure":
        return f"<{name}>{xml_members(shape, value, is_ec2)}</{name}>"
    if kind == "list":
        item = shape.member.serialization.get("name") or ("item" if is_ec2 else "member")
        if shape.serialization.get("flattened"):
            item = shape.member.serialization.get("name") or name
            return "".join(to_xml(shape.member, each, item, is_ec2) for each in value)
        return f"<{name}>{''.join(to_xml(shape.member, each, item, is_ec2) for each in value)}</{name}>"
    if kind == "map":
        key_name = shape.key.serialization.get("name", "key")
        value_name = shape.value.serialization.get("name", "value")
        entries = "".join(
            f"<entry><{key_name}>{escape(key)}</{key_name}>{to_xml(shape.value, item, value_name, is_ec2)}</entry>"
            for key, item in value.items()
        )
        return f"<{name}>{entries}</{name}>"
    if kind == "boolean":
        text = "true" if value else "false"
    elif kind == "timestamp":
        text = written_time(shape, value, "iso8601")
    else:
        text = escape(str(value))
    return f"<{name}>{text}</{name}>"


def xml_members(shape, value, is_ec2):
    members = ((shape.members[key], key) for key in shape.members if key in value)
    return "".join(
        to_xml(member, value[key], member.serialization.get("name") or key, is_ec2)
        for member, key in members
        if "location" not in member.serialization
    )


def to_json(shape, value, is_cbor=False):
    kind = shape.type_name
    if value is None:
        return None
    if kind == "structure":
        named = ((shape.members[key].serialization.get("name", key), shape.members[key], item) for key, item in value.items())
        return {name: to_json(member, item, is_cbor) for name, member, item in named}
    if kind == "list":
        return [to_json(shape.member, item, is_cbor) for item in value]
    if kind == "map":
        return {key: to_json(shape.value, item, is_cbor) for key, item in value.items()}
    if kind == "timestamp":
        return cbor2.CBORTag(1, instant(value).timestamp()) if is_cbor else written_time(shape, value, "unixTimestamp")
    if kind == "blob":
        return value.encode() if is_cbor else base64.b64encode(value.encode()).decode()
    return value


def encode_output(request, output):
    """Status, headers and body of an output in the protocol it was asked in."""
    shape, name = request.operation.output_shape, request.operation.name
    if shape:
        hold_to_shape(shape, output, name)
    protocol = request.protocol
    if protocol == "query":
        inner = xml_members(shape, output, False) if shape else ""
        wrapper = shape.serialization.get("resultWrapper", f"{name}Result") if shape else f"{name}Result"
        return xml(200, f"<{name}Response><{wrapper}>{inner}</{wrapper}></{name}Response>")
    if protocol == "ec2":
        inner = xml_members(shape, output, True) if shape else ""
        return xml(200, f"<{name}Response><requestId>modelled</requestId>{inner}</{name}Response>")
    if protocol == "json":
        return 200, {"content-type": "application/x-amz-json-1.1"}, json.dumps(to_json(shape, output) if shape else {})
    if protocol == "cbor":
        body = cbor2.dumps(to_json(shape, output, True) if shape else {})
        return 200, {"content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor"}, body
    return encode_rest(request, shape, output)


def encode_rest(request, shape, output):
    headers, in_body = {"x-amzn-requestid": "modelled"}, dict(output)
    status = request.operation.http.get("responseCode", 200)
    for key, member in (shape.members.items() if shape else ()):
        if member.serialization.get("location") == "header" and key in in_body:
            headers[member.serialization.get("name", key)] = str(in_body.pop(key))
    payload = shape.serialization.get("payload") if shape else None
    body_shape, body = (shape.members[payload], in_body.get(payload) or {}) if payload else (shape, in_body)
    if request.protocol == "rest-json":
        text = json.dumps(to_json(body_shape, body) if body_shape else {})
        return status, {**headers, "content-type": "application/json"}, text
    root = (body_shape.serialization.get("name") or body_shape.name) if body_shape else request.operation.name
    return xml(status, to_xml(body_shape, body, root, False) if body_shape else "", headers)


def xml(status, text, headers=None):
    return status, {"content-type": "text/xml", **(headers or {})}, text


def encode_error(request, error):
    code, message, status = error.code, error.message, error.status
    protocol = request.protocol if request else "json"
    if protocol == "ec2":
        fault = f"<Error><Code>{escape(code)}</Code><Message>{escape(message)}</Message></Error>"
        return xml(status, f"<Response><Errors>{fault}</Errors><RequestID>modelled</RequestID></Response>")
    if protocol in ("query", "rest-xml"):
        fault = f"<Error><Type>Sender</Type><Code>{escape(code)}</Code><Message>{escape(message)}</Message></Error>"
        if request.service == "s3":
            return xml(status, fault)
        return xml(status, f"<ErrorResponse>{fault}<RequestId>modelled</RequestId></ErrorResponse>")
    # The services whose JSON is made from an old query API have their clients read the code from the second header.
    headers = {"x-amzn-errortype": code, "x-amzn-query-error": f"{code};Sender"}
    if protocol == "cbor":
        body = cbor2.dumps({"__type": code, "message": message})
        return status, {**headers, "content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor"}, body
    kind = "application/json" if protocol == "rest-json" else "application/x-amz-json-1.1"
    return status, {**headers, "content-type": kind}, json.dumps({"__type": code, "message": message})


def access_denied(request):
    """What AWS says to a principal that lacks the permission: each protocol has its own name for it."""
    message = f"User: arn:aws:iam::123456789012:user/reader is not authorized to perform: {request.iam_action}"
    if request.protocol == "ec2":
        return AwsError("UnauthorizedOperation", message, 403)
    if request.protocol in ("query", "rest-xml"):
        return AwsError("AccessDenied", message, 403)
    return AwsError("AccessDeniedException", message, 403 if request.protocol == "rest-json" else 400)


def unknown_action(request):
    """What AWS says to an action it does not have."""
    is_query = request.protocol in ("query", "ec2")
    code = "InvalidAction" if is_query else "UnknownOperationException"
    return AwsError(code, f"The action {request.name} is not valid for this web service.")


def throttled(request):
    """What AWS says to one that asks too fast."""
    if request.protocol == "ec2":
        return AwsError("RequestLimitExceeded", "Request limit exceeded.", 503)
    by_protocol = "Throttling" if request.protocol in ("query", "rest-xml") else "ThrottlingException"
    status = 429 if request.protocol == "rest-json" else 400
    return AwsError(THROTTLING.get(request.service, by_protocol), "Rate exceeded", status)


# --- the scenario


def says(asked, wanted):
    return wanted in asked if isinstance(asked, list) else str(asked) == str(wanted)


def rule_for(rules, request):
    for rule in rules:
        if rule["op"] != request.action or rule.get("region", request.region) != request.region:
            continue
        if all(says(request.input.get(key), wanted) for key, wanted in rule.get("when", {}).items()):
            return rule
    return None


def output_of(rule, request):
    if "error" in rule:
        error = rule["error"]
        raise AwsError(error["code"], error.get("message", ""), error.get("status", 400))
    output = dict(rule["reply"])
    for key, (name, asked) in rule.get("pick", {}).items():
        wanted = request.input.get(asked)
        output[key] = [item for item in output[key] if wanted is None or item.get(name) in wanted]
    return paged(output, request)


def paged(output, request):
    """The page of a long list that the input asks for, as the service's paginator says; a token is an offset."""
    paginator = models.paginator(request.operation)
    if not paginator:
        return output
    first = lambda value: value[0] if isinstance(value, list) else value
    key = first(paginator["result_key"])
    if not isinstance(output.get(key), list):
        return output
    token = request.input.get(first(paginator["input_token"])) or "0"
    if not token.isdigit():
        raise AwsError("InvalidPaginationTokenException", "Invalid token.")
    size = int(request.input.get(paginator.get("limit_key", "")) or DEFAULT_PAGE)
    end = int(token) + size
    more = {first(paginator["output_token"]): str(end)} if end < len(output[key]) else {}
    return {**output, key: output[key][int(token) : end], **more}


# --- the server


class Faults:
    def __init__(self):
        self.heal()

    def heal(self):
        self.denied, self.throttles, self.latency, self.seen = set(), {}, 0, []

    def is_throttled(self, action):
        left = self.throttles.get(action, 0)
        self.throttles[action] = left - 1
        return left > 0


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.handle_any()

    def do_POST(self):
        self.handle_any()

    def do_PUT(self):
        self.handle_any()

    def do_DELETE(self):
        self.handle_any()

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        if self.path.startswith("/_modelled/"):
            return self.send(200, {"content-type": "application/json"}, self.control(body))
        request = None
        try:
            request = Request(self.command, self.path, self.headers, body)
            answer = self.answer(request, body)
        except Refused as refused:
            answer = encode_error(refused.request, refused.error)
        except AwsError as error:
            answer = encode_error(request, error)
        except Exception as error:  # A scenario that is not AWS's shape fails the test that reads it.
            answer = 500, {"content-type": "text/plain"}, f"{type(error).__name__}: {error}"
        return self.send(*answer)

    def answer(self, request, body):
        faults = self.server.faults
        if faults.latency:
            time.sleep(faults.latency / 1000)
        with self.server.lock:
            seen = {"action": request.iam_action, "region": request.region, "accessKeyId": request.access_key_id}
            faults.seen.append(seen)
            if request.iam_action in faults.denied:
                raise access_denied(request)
            if faults.is_throttled(request.iam_action):
                raise throttled(request)
        request.hold_to_model()
        rule = rule_for(self.server.rules, request)
        seen["answeredBy"] = "modelled" if rule or not self.server.behind else "moto"
        if rule:
            return encode_output(request, output_of(rule, request))
        if not self.server.behind:
            raise unknown_action(request)
        repair = REPAIRS.get(request.action)
        answered = (
            repair(request.input, body, self.forward, self.server.settings) if repair else self.forward(body)
        )
        if answered[0] >= 400 and answered[1].get("content-type", "").startswith("text/html"):
            raise unknown_action(request)
        return answered

    def forward(self, body):
        """On a connection of its own: moto closes each, and a kept one would break the next."""
        connection = http.client.HTTPConnection(self.server.behind, timeout=120)
        headers = {key: value for key, value in self.headers.items() if key.lower() not in ("connection", "content-length")}
        connection.request(self.command, self.path, body, headers)
        response = connection.getresponse()
        # By one of them an answer is known to be AWS's: moto gives some JSON the type of text.
        kept = {name: response.headers[name] for name in ("content-type", "x-amzn-requestid") if name in response.headers}
        answered = response.status, kept, response.read()
        connection.close()
        return answered

    def control(self, body):
        what, said = self.path.removeprefix("/_modelled/"), json.loads(body or b"{}")
        faults = self.server.faults
        with self.server.lock:
            if what == "deny":
                faults.denied.update(said["actions"])
            elif what == "throttle":
                faults.throttles.update({action: said["times"] for action in said["actions"]})
            elif what == "delay":
                faults.latency = said["milliseconds"]
            elif what == "heal":
                faults.heal()
            return json.dumps(faults.seen)

    def send(self, status, headers, body):
        data = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        try:
            self.wfile.write(data)
        except (BrokenPipeError, ConnectionResetError):
            pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass


def serve(port):
    """Settings: MODELLED_SCENARIO, a file {"rules": [...], ...}; MODELLED_BEHIND, HOST:PORT of another emulator."""
    server = Server(("127.0.0.1", int(port)), Handler)
    with open(os.environ["MODELLED_SCENARIO"], encoding="utf-8") as file:
        server.settings = json.load(file)
    server.rules, server.behind = server.settings["rules"], os.environ.get("MODELLED_BEHIND")
    server.faults, server.lock = Faults(), threading.Lock()
    server.serve_forever()
