import type { Artifacts } from '../../model/artifacts';
import { defineCheck } from '../check';
import { judgeRequests } from '../quota-requests';

export const quotaIncreaseRequests = defineCheck({
  id: 'quota-increase-requests',
  title: 'Requests to increase quotas of the region are decided in time',
  failureTitle: 'Request to increase a quota is refused, or open for long',
  why: 'Who asked for more counts on it: a request that nobody looks after may be refused, or decided after the event.',
  docs: 'https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html',
  workbook: '12 Service Limits',
  needs: ['quotaIncreaseRequests'],
  uses: ['serviceQuotas'],
  evaluate(artifacts, context) {
    const { serviceQuotas }: Partial<Artifacts> = artifacts;
    return judgeRequests(artifacts.quotaIncreaseRequests, serviceQuotas, context);
  },
});
