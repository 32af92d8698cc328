import { defineCheck, fail, pass } from '../check';

export const rootAccessKeys = defineCheck({
  id: 'root-access-keys',
  title: 'The root user has no access keys',
  failureTitle: 'The root user has an access key',
  why: 'No policy limits what a program, or a thief, does with a key of the root user: it can close the account in the event.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html',
  workbook: '12 Security',
  needs: ['iamAccountSummary'],
  evaluate({
    iamAccountSummary: {
      root: { hasAccessKeys },
    },
  }) {
    const resource = { name: 'root' };
    return [
      hasAccessKeys
        ? fail(
            resource,
            'IAM says that the root user has an access key, active or not: it does not say which.',
            {
              action:
                'Find what uses it (CloudTrail: userIdentity.type is Root), give that a role of its own, deactivate the key as root, and delete it when nothing has missed it: until then this fails.',
              lead: 'security',
            },
          )
        : pass(resource, 'IAM says that the root user has none.'),
    ];
  },
});
