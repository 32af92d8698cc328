import { SHOP_ACCOUNT } from '../account';
import { shopService } from './service';

const ORDERS = `arn:aws:rds:ap-southeast-1:${SHOP_ACCOUNT}:db:shop-orders`;
const DAY_MS = 86_400_000;

/** moto keeps plans and vaults, and no jobs. */
export const backup = shopService({
  answers: (now) => {
    const yesterday = new Date(now.getTime() - DAY_MS).toISOString();
    return [
      {
        op: 'backup:ListBackupJobs',
        region: 'ap-southeast-1',
        reply: {
          BackupJobs: [
            {
              ResourceArn: ORDERS,
              State: 'COMPLETED',
              CreationDate: yesterday,
              CreatedBy: {
                BackupPlanName: 'nightly',
                BackupRuleName: 'daily',
                BackupRuleCron: 'cron(0 19 ? * * *)',
                BackupRuleTimezone: 'Etc/UTC',
              },
            },
          ],
        },
      },
      {
        op: 'backup:ListProtectedResources',
        region: 'ap-southeast-1',
        reply: { Results: [{ ResourceArn: ORDERS, ResourceType: 'RDS', LastBackupTime: yesterday }] },
      },
      { op: 'backup:ListBackupJobs', reply: { BackupJobs: [] } },
      { op: 'backup:ListProtectedResources', reply: { Results: [] } },
    ];
  },
  collected: () => ({
    backedUpResources: {
      'ap-southeast-1': { 'shop-orders': { lastFailure: null, rules: [{ cron: 'cron(0 19 ? * * *)' }] } },
    },
  }),
});
