import { describe, expect, it } from '@jest/globals';
import { globalServicesInUse } from '../../../src/checks/capacity/global-services-in-use';
import type { Artifacts } from '../../../src/model/artifacts';
import { GLOBAL_SERVICE_IDS } from '../../../src/model/known-services';
import { aContext, runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

type Read = Artifacts['globalMetricNamespaces'];
const ACCELERATOR = { namespace: 'AWS/GlobalAccelerator', metrics: 6, hasMore: false };
const DENIED = { region: 'us-west-2', service: 'global-accelerator', code: 'AccessDenied', message: 'no.' };

const judge = (read: Partial<Read> | null, notInPath: string[] = []) =>
  runCheck(
    globalServicesInUse,
    read === null ? {} : { globalMetricNamespaces: { namespaces: [], unread: [], ...read } },
    aContext({ plan: aPlan({ traffic: { multiplier: 10, notInPath } }) }),
  );

describe('global-services-in-use', () => {
  it('has nothing to say where no global service is used', () => {
    expect(judge({})).toEqual([]);
  });

  it('does not know of one that is used, whatever the regions of the plan', () => {
    expect(judge({ namespaces: [ACCELERATOR] })).toMatchObject([
      {
        status: 'unknown',
        resource: { name: 'Global Accelerator' },
        detail: expect.stringMatching(
          /^Global Accelerator is used in the account \(AWS\/GlobalAccelerator: 6 metrics\)/,
        ),
      },
    ]);
    expect(judge({ namespaces: [ACCELERATOR] }, ['global-accelerator'])).toMatchObject([
      { status: 'notApplicable' },
    ]);
  });

  it('does not know whether one is used whose metrics could not be listed', () => {
    expect(judge({ unread: [DENIED] })).toMatchObject([
      {
        status: 'unknown',
        resource: { name: '-' },
        detail:
          'Whether these are used is not known: Global Accelerator (us-west-2: AccessDenied: no). Allow their metrics to be listed, or write global-accelerator into traffic.notInPath of the plan if the event does not depend on them.',
      },
    ]);
    expect(judge({ unread: [DENIED] }, ['global-accelerator'])).toEqual([]);
  });

  it('does not know of any where none could be listed', () => {
    expect(judge(null)).toMatchObject([
      { status: 'unknown', detail: expect.stringMatching(/not known: (.+, )?Global Accelerator/) },
    ]);
    expect(judge(null, [...GLOBAL_SERVICE_IDS])).toEqual([]);
  });
});
