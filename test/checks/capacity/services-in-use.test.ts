import { describe, expect, it } from '@jest/globals';
import { servicesInUse } from '../../../src/checks/capacity/services-in-use';
import type { MetricNamespace } from '../../../src/model/artifacts';
import { UNJUDGED_SERVICE_IDS, UNJUDGED_SERVICES } from '../../../src/model/unjudged-services';
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

  it.each(UNJUDGED_SERVICE_IDS)('sees %s in each of its namespaces', (id) => {
    const { name, namespaces } = UNJUDGED_SERVICES[id];
    for (const namespace of namespaces) {
      expect(runCheck(servicesInUse, { metricNamespaces: [used(namespace)] })).toMatchObject([
        { status: 'unknown', resource: { name } },
      ]);
    }
  });
});
