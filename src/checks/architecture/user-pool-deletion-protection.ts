import { defineCheck, pass, warn } from '../check';

export const userPoolDeletionProtection = defineCheck({
  id: 'user-pool-deletion-protection',
  title: 'User pools are protected from deletion',
  failureTitle: 'User pool can be deleted by mistake',
  why: 'Clean-up scripts and hurried hands are busiest around an event; with a user pool all its users are gone, and nothing brings back their passwords.',
  docs: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-deletion-protection.html',
  workbook: '12 Resilience',
  needs: ['userPools'],
  evaluate: ({ userPools }) =>
    userPools.map(({ userPoolName, userPoolArn, deletionProtection }) => {
      const resource = { name: userPoolName, arn: userPoolArn };
      return deletionProtection
        ? pass(resource, 'Deletion protection is on.')
        : warn(resource, 'Deletion protection is off.', {
            action:
              'Turn on deletion protection (DeletionProtection: ACTIVE), where the user pool is defined: UpdateUserPool resets every setting that it is not given.',
            lead: 'setting',
          });
    }),
});
