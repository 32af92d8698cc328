import type { Artifacts } from '../../model/artifacts';
import { defineCheck } from '../check';
import { judgeRequests } from '../quota-requests';

export const globalQuotaIncreaseRequests = defineCheck({
  id: 'global-quota-increase-requests',
  title: 'Requests to increase quotas that the account has once are decided in time',
  failureTitle: 'Request to increase a quota of the account is refused, or open for long',
  why: 'Who asked for more counts on it: a request that nobody looks after may be refused, or decided after the event.',
  docs: 'https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html',
  workbook: '12 Service Limits',
  needs: ['globalQuotaIncreaseRequests'],
  uses: ['globalServiceQuotas'],
  evaluate(artifacts, context) {
    const { globalServiceQuotas }: Partial<Artifacts> = artifacts;
    return judgeRequests(artifacts.globalQuotaIncreaseRequests, globalServiceQuotas, context);
  },
});
