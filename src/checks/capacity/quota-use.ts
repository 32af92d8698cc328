import { defineCheck } from '../check';
import { judgeUses } from '../quota-uses';

export const quotaUse = defineCheck({
  id: 'quota-use',
  title: 'Quotas of the region that no ceiling counts have room',
  failureTitle: 'Quota of the region is nearly full today',
  why: 'What is nearly full on a normal day refuses what people or machines add for the event, and a deployment may need both old and new at once.',
  docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Service-Quota-Integration.html',
  workbook: '12 Service Limits',
  needs: ['quotaUses'],
  evaluate: ({ quotaUses }, context) => judgeUses(quotaUses, context),
});
