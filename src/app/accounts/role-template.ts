import { buildIamPolicy, listRequiredActions, type PolicyDocument } from '../../collect/iam-policy';
import { collectors } from '../../collect/registry';

/** The most characters of a managed policy, of which IAM counts no spaces ("IAM and AWS STS quotas"). */
const MAX_POLICY_CHARACTERS = 6144;

/** A template of CloudFormation, as far as one is made here. */
export interface RoleTemplate {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Description: string;
  readonly Parameters: Readonly<Record<string, object>>;
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: object }>>;
  readonly Outputs: Readonly<Record<string, object>>;
}

/**
 * Creates a template of the role by which a deployed backend reads an account: for a stack, or for a StackSet over many accounts. The
 * role may do what {@link listRequiredActions} says and nothing else.
 */
export function createRoleTemplate(): RoleTemplate {
  const policies = splitPolicy(listRequiredActions(collectors)).map(
    (policy, i) => [`Read${i + 1}`, policy] as const,
  );
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'The role by which the readiness check of events reads this account. It changes nothing.',
    Parameters: {
      BackendAccount: {
        Type: 'String',
        AllowedPattern: '\\d{12}',
        Description: 'The account in which the backend is deployed.',
      },
      BackendRole: {
        Type: 'String',
        AllowedPattern: '[\\w+=,.@*-]+',
        Default: 'iem-prod-*-check-target',
        Description: 'The role of the backend that reads accounts; a * stands for any characters.',
      },
      ExternalId: {
        Type: 'String',
        AllowedPattern: '[\\w+=,.@:/-]{2,}',
        Description: 'The externalId that plans name with the account.',
      },
      RoleName: {
        Type: 'String',
        Default: 'iem-readonly',
        Description: 'The backend assumes only roles of the name with which it is deployed.',
      },
    },
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: { Ref: 'RoleName' },
          Description: 'Reads this account for the readiness check of events.',
          AssumeRolePolicyDocument: TRUST,
          ManagedPolicyArns: policies.map(([name]) => ({ Ref: name })),
        },
      },
      ...Object.fromEntries(
        policies.map(([name, PolicyDocument]) => [
          name,
          {
            Type: 'AWS::IAM::ManagedPolicy',
            Properties: { Description: 'What the readiness check of events asks AWS.', PolicyDocument },
          },
        ]),
      ),
    },
    Outputs: { RoleArn: { Description: 'For roleArn in plans.', Value: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
  };
}

/** A text of CloudFormation in which `{Name}` stands for a parameter. */
const substitute = (text: string) => ({ 'Fn::Sub': text.replaceAll(/\{/g, '$$$&') });

/** The account is trusted, and of it the one role: a principal that is a role would be lost when that role is made anew. */
const TRUST = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { AWS: substitute('arn:{AWS::Partition}:iam::{BackendAccount}:root') },
      Condition: {
        StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } },
        ArnLike: {
          'aws:PrincipalArn': substitute('arn:{AWS::Partition}:iam::{BackendAccount}:role/{BackendRole}'),
        },
      },
    },
  ],
};

/**
 * Splits a policy into parts that IAM accepts.
 *
 * @param most Characters of a part; the limit of IAM by default.
 */
export function splitPolicy(actions: readonly string[], most = MAX_POLICY_CHARACTERS): PolicyDocument[] {
  const parts: string[][] = [[]];
  for (const action of actions) {
    const last = parts.at(-1) ?? [];
    if (sizeOf([...last, action]) > most) parts.push([action]);
    else last.push(action);
  }
  return parts.map((actions) => buildIamPolicy(actions));
}

const sizeOf = (actions: readonly string[]): number => JSON.stringify(buildIamPolicy(actions)).length;
