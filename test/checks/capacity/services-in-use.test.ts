import { describe, expect, it } from '@jest/globals';
import { servicesInUse } from '../../../src/checks/capacity/services-in-use';
import type { MetricNamespace } from '../../../src/model/artifacts';
import { JUDGED_SERVICES } from '../../../src/model/judged-services';
import { KNOWN_SERVICE_IDS, KNOWN_SERVICES, namespacesOf } from '../../../src/model/known-services';
import { aContext, runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const used = (namespace: string, metrics = 1, hasMore = false): MetricNamespace => ({
  ...{ namespace, metrics, hasMore },
});

describe('services-in-use', () => {
  it('has nothing to say where no service is used that nothing judges', () => {
    expect(runCheck(servicesInUse, { metricNamespaces: [] })).toEqual([]);
  });

  it('does not know of a service that is used, once, however many namespaces it has', () => {
    const judged = runCheck(servicesInUse, {
      metricNamespaces: [used('AWS/DAX', 4), used('AWS/DynamoDB', 500, true), used('AWS/SQS')],
    });
    expect(judged).toMatchObject([
      {
        status: 'unknown',
        resource: { name: 'DynamoDB' },
        detail: expect.stringContaining('(AWS/DAX: 4 metrics, AWS/DynamoDB: more than 500 metrics)'),
      },
      { status: 'unknown', resource: { name: 'SQS' } },
    ]);
  });

  it('takes the word of the plan for what the event does not depend on', () => {
    const plan = aPlan({ traffic: { multiplier: 10, notInPath: ['sqs'] } });
    expect(
      runCheck(servicesInUse, { metricNamespaces: [used('AWS/SQS'), used('AWS/SNS')] }, aContext({ plan })),
    ).toMatchObject([
      { status: 'unknown', resource: { name: 'SNS' } },
      { status: 'notApplicable', resource: { name: 'SQS' } },
    ]);
  });

  const unjudged = KNOWN_SERVICE_IDS.filter((id) => !JUDGED_SERVICES.has(id) && namespacesOf(id).length > 0);
  it.each(unjudged)('sees %s in each of its namespaces', (id) => {
    for (const namespace of namespacesOf(id)) {
      expect(runCheck(servicesInUse, { metricNamespaces: [used(namespace)] })).toMatchObject([
        { status: 'unknown', resource: { name: KNOWN_SERVICES[id].name } },
      ]);
    }
  });

  it('has nothing to say of services that are judged', () => {
    const metricNamespaces = ['AWS/EC2', 'AWS/RDS', 'AWS/ApplicationELB'].map((namespace) => used(namespace));
    expect(runCheck(servicesInUse, { metricNamespaces })).toEqual([]);
  });
});
