"""Actions that moto has, but not as AWS does: asked of it in another way, so that the answer stays moto's own."""

import json
import re

DAY = 86_400


def get_metric_data(asked, _body, forward, _settings):
    """moto compares every data point of a metric with every period, so the cost grows with the square of the window: days
    asked one by one are much cheaper than a fortnight at once. It also tells metrics apart by the order of their
    dimensions, which to AWS are a set."""
    for query in asked.get("MetricDataQueries", []):
        dimensions = query.get("MetricStat", {}).get("Metric", {}).get("Dimensions")
        if dimensions:
            dimensions.sort(key=lambda dimension: dimension["Name"])
    start, end = float(asked["StartTime"]), float(asked["EndTime"])
    parts = []
    while start < end:
        parts.append({"StartTime": start, "EndTime": min(end, start + DAY)})
        start += DAY
    if asked.get("ScanBy") != "TimestampAscending":
        parts.reverse()
    answers = []
    for part in parts or [{}]:
        status, headers, body = forward(json.dumps({**asked, **part}).encode())
        if status != 200:
            return status, headers, body
        answers.append(json.loads(body)["MetricDataResults"])
    joined = [
        {
            **first,
            "Timestamps": [time for answer in answers for time in answer[index]["Timestamps"]],
            "Values": [value for answer in answers for value in answer[index]["Values"]],
        }
        for index, first in enumerate(answers[0])
    ]
    return 200, headers, json.dumps({"MetricDataResults": joined})


def describe_certificate(_asked, body, forward, settings):
    """moto issues all certificates itself, for a year each, and renews none: what is of another kind is said here."""
    status, headers, answered = forward(body)
    if status != 200:
        return status, headers, answered
    certificate = json.loads(answered)["Certificate"]
    repaired = {**certificate, **settings["certificates"].get(certificate["DomainName"], {})}
    return status, headers, json.dumps({"Certificate": repaired})


def describe_db_instances(_asked, body, forward, settings):
    """moto knows which authority signed a database's certificate, but not until when it is valid."""
    status, headers, answered = forward(body)
    valid_till = settings["dbCertificateValidTill"]
    with_details = re.sub(
        r"<CACertificateIdentifier>([^<]*)</CACertificateIdentifier>",
        lambda found: f"{found[0]}<CertificateDetails><CAIdentifier>{found[1]}</CAIdentifier>"
        f"<ValidTill>{valid_till}</ValidTill></CertificateDetails>",
        answered.decode(),
    )
    return status, headers, with_details


def describe_policies(_asked, body, forward, _settings):
    """moto does not keep which alarm sets a policy off: here each step policy waits for one called `scale-out`."""
    status, headers, answered = forward(body)
    step = "<PolicyType>StepScaling</PolicyType>"
    alarms = "<Alarms><member><AlarmName>scale-out</AlarmName></member></Alarms>"
    return status, headers, answered.decode().replace(step, step + alarms)


def describe_scalable_targets(asked, body, forward, _settings):
    """moto refuses services whose resources it cannot scale: it has none of Neptune, as it has none of this one."""
    unknown = asked.get("ServiceNamespace") == "neptune"
    return forward(json.dumps({**asked, "ServiceNamespace": "comprehend"}).encode() if unknown else body)


def describe_volumes(_asked, body, forward, _settings):
    """moto does not tell which volumes go with their instances: here all do, as root volumes by default."""
    status, headers, answered = forward(body)
    without = re.sub(r"<deleteOnTermination>[^<]*</deleteOnTermination>", "", answered.decode())
    told = without.replace("</instanceId>", "</instanceId><deleteOnTermination>true</deleteOnTermination>")
    return status, headers, told


def get_bucket_versioning(_asked, body, forward, _settings):
    """moto names the answer after the operation, and S3 after what is in it."""
    status, headers, answered = forward(body)
    return status, headers, answered.decode().replace("GetBucketVersioningResponse", "VersioningConfiguration")


# By IAM action: (input, body as it came, forward(body), settings) -> (status, headers, body)
REPAIRS = {
    "acm:DescribeCertificate": describe_certificate,
    "application-autoscaling:DescribeScalableTargets": describe_scalable_targets,
    "autoscaling:DescribePolicies": describe_policies,
    "cloudwatch:GetMetricData": get_metric_data,
    "ec2:DescribeVolumes": describe_volumes,
    "rds:DescribeDBInstances": describe_db_instances,
    "s3:GetBucketVersioning": get_bucket_versioning,
}
