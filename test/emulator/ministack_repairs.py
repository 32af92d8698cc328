"""What ministack has, but not as AWS does.

It calls every error of a Lambda function Runtime.HandlerError, and says nothing of one that may not start. On AWS an
error keeps its name, a process that dies is a Runtime.ExitError, and one too many at once is a
TooManyRequestsException; state machines tell by it what to try again, and how often.
"""

from ministack.core import lambda_runtime
from ministack.services import lambda_svc

ANSWER = 'status: "error", error: String(err.message || err)'
NAMED_ANSWER = ANSWER + ', errorType: (err && err.name) || "Error"'
DIED = "Worker process died"


class Message(str):
    """A message that remembers the type of its error on its way through code that drops it."""

    def __new__(cls, text, error_type):
        message = super().__new__(cls, text)
        message.error_type = error_type
        return message


def named_by_process(detect):
    def detect_named(runtime):
        binary, script = detect(runtime)
        if runtime.startswith("nodejs"):
            assert ANSWER in script, "ministack's Node.js worker has changed"
            script = script.replace(ANSWER, NAMED_ANSWER)
        return binary, script

    return detect_named


def named_in_result(invoke):
    def invoke_named(self, *args, **kwargs):
        result = invoke(self, *args, **kwargs)
        error_type = "Runtime.ExitError" if result.get("error") == DIED else result.get("errorType")
        if error_type:
            result["error"] = Message(result["error"], error_type)
        return result

    return invoke_named


def named_in_answer(execute):
    def execute_named(*args, **kwargs):
        answer = execute(*args, **kwargs)
        if answer.get("error") and isinstance(answer["body"]["errorMessage"], Message):
            answer["body"]["errorType"] = answer["body"]["errorMessage"].error_type
        return answer

    return execute_named


def named_in_refusal(execute):
    def execute_or_refuse(*args, **kwargs):
        answer = execute(*args, **kwargs)
        if answer.get("throttle"):
            answer["body"]["errorType"] = "Lambda.TooManyRequestsException"
        return answer

    return execute_or_refuse


def repair():
    lambda_runtime._detect_runtime_binary = named_by_process(lambda_runtime._detect_runtime_binary)
    lambda_runtime.Worker.invoke = named_in_result(lambda_runtime.Worker.invoke)
    lambda_svc._execute_function_warm = named_in_answer(lambda_svc._execute_function_warm)
    lambda_svc._execute_function = named_in_refusal(lambda_svc._execute_function)
