"""Prints what an account has, by kind of resource, as JSON: the names, sorted.

Usage: resources.py ENDPOINT ACCOUNT REGION
"""

import json
import sys

import boto3

# Kind: client, operation, member of the answer, name of an item (None: the item is the name).
KINDS = {
    "alarms": ("cloudwatch", "describe_alarms", "MetricAlarms", "AlarmName"),
    "apis": ("apigatewayv2", "get_apis", "Items", "Name"),
    "buckets": ("s3", "list_buckets", "Buckets", "Name"),
    "eventBuses": ("events", "list_event_buses", "EventBuses", "Name"),
    "eventSources": ("lambda", "list_event_source_mappings", "EventSourceMappings", "EventSourceArn"),
    "functions": ("lambda", "list_functions", "Functions", "FunctionName"),
    "logGroups": ("logs", "describe_log_groups", "logGroups", "logGroupName"),
    "queues": ("sqs", "list_queues", "QueueUrls", None),
    "roles": ("iam", "list_roles", "Roles", "RoleName"),
    "rules": ("events", "list_rules", "Rules", "Name"),
    "schedules": ("scheduler", "list_schedules", "Schedules", "Name"),
    "secrets": ("secretsmanager", "list_secrets", "SecretList", "Name"),
    "stateMachines": ("stepfunctions", "list_state_machines", "stateMachines", "name"),
    "tables": ("dynamodb", "list_tables", "TableNames", None),
    "topics": ("sns", "list_topics", "Topics", "TopicArn"),
}


def names(session, endpoint, kind):
    service, operation, member, name = KINDS[kind]
    client = session.client(service, endpoint_url=endpoint)
    pages = (
        client.get_paginator(operation).paginate()
        if client.can_paginate(operation)
        else [getattr(client, operation)()]
    )
    items = [item for page in pages for item in page.get(member, [])]
    return sorted(item if name is None else item[name] for item in items)


if __name__ == "__main__":
    endpoint, account, region = sys.argv[1:]
    session = boto3.Session(aws_access_key_id=account, aws_secret_access_key="secret", region_name=region)
    print(json.dumps({kind: names(session, endpoint, kind) for kind in KINDS}))
