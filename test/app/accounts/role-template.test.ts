import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createRoleTemplate, splitPolicy } from '../../../src/app/accounts/role-template';
import { listRequiredActions } from '../../../src/collect/iam-policy';
import { collectors } from '../../../src/collect/registry';
import { iem } from '../../builders/environment';

const required = listRequiredActions(collectors);
const actionsOf = (
  policies: readonly { readonly Statement: readonly { readonly Action: readonly string[] }[] }[],
) => policies.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));

describe('the template of the role', () => {
  const { Resources, Parameters } = createRoleTemplate();
  const policies = Object.values(Resources).filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy');

  it('allows exactly what is asked, in policies of a size that IAM accepts, all of which the role has', () => {
    const documents = policies.map(
      ({ Properties }) => (Properties as { PolicyDocument: never }).PolicyDocument,
    );
    expect(actionsOf(documents).toSorted()).toEqual(required);
    for (const document of documents) expect(JSON.stringify(document).length).toBeLessThanOrEqual(6144);
    const names = Object.keys(Resources).filter((name) => name !== 'Role');
    expect(Resources.Role?.Properties).toMatchObject({ ManagedPolicyArns: names.map((Ref) => ({ Ref })) });
  });

  it('trusts the role of the backend alone, and only with the external id', () => {
    expect(Resources.Role?.Properties).toMatchObject({
      AssumeRolePolicyDocument: {
        Statement: [
          {
            // biome-ignore lint/suspicious/noTemplateCurlyInString: parameters of CloudFormation.
            Principal: { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${BackendAccount}:root' } },
            Condition: {
              StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } },
              ArnLike: {
                'aws:PrincipalArn': {
                  // biome-ignore lint/suspicious/noTemplateCurlyInString: as above.
                  'Fn::Sub': 'arn:${AWS::Partition}:iam::${BackendAccount}:role/${BackendRole}',
                },
              },
            },
          },
        ],
      },
    });
    const given = Object.entries(Parameters).filter(([, parameter]) => !('Default' in parameter));
    expect(given.map(([name]) => name)).toEqual(['BackendAccount', 'ExternalId']);
  });

  it('is what the command prints', async () => {
    const { stdout } = await iem(['iam-policy', '--role-template']);
    expect(JSON.parse(stdout)).toEqual(createRoleTemplate());
  });
});

describe('a policy that is too large', () => {
  it('is split into as few as can be, in order, without losing any', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 7000 }), (most) => {
        const parts = splitPolicy(required, most);
        expect(actionsOf(parts)).toEqual(required);
        const sizes = parts.map((part) => JSON.stringify(part).length);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(most);
        // Each is full: the first action of the next no longer fits.
        for (const [i, next] of actionsOf(
          parts.slice(1).map((part) => ({
            Statement: part.Statement.map((one) => ({ ...one, Action: one.Action.slice(0, 1) })),
          })),
        ).entries()) {
          expect((sizes[i] ?? 0) + JSON.stringify(next).length + 1).toBeGreaterThan(most);
        }
      }),
    );
  });
});
