import type { ReadinessFacts } from '../../src/model/notification';
import { createReadinessFacts, type FactsDetails } from '../../src/report/facts';
import { aFinding, aReport } from './report';

/** What was red before the sample report: its group spans zones now, and its load balancer does not. */
export const thePreviousReport = () =>
  aReport({
    run: { ...aReport().run, id: '01KAKPLE000000000000000000' },
    verdict: 'at-risk',
    findings: [
      aFinding({
        id: 'load-balancer-zones~111122223333~ap-southeast-1~shop',
        check: 'load-balancer-zones',
        title: 'Load balancer in one Availability Zone',
        resource: 'shop',
      }),
    ],
  });

/** What is told of the sample report; one of its reds has an owner. */
export const shopFacts = (details: Partial<FactsDetails> = {}): ReadinessFacts =>
  createReadinessFacts(aReport(), {
    kind: 'changes',
    previous: thePreviousReport(),
    owners: new Map([['auto-scaling-group-zones~111122223333~ap-southeast-1~api', 'Mei Tan']]),
    ...details,
  });
