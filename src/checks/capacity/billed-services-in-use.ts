import { defineCheck, notApplicable, unknown, WHOLE } from '../check';
import { judgeUse, signsOfBill } from '../used-services';

export const billedServicesInUse = defineCheck({
  id: 'billed-services-in-use',
  title: 'Every service that the account lately paid for is judged',
  failureTitle: 'The account pays for services that nothing judges',
  why: 'Not every service sends metrics or has tags, and a service that nobody looks at can break first; the bill names all of them.',
  docs: 'https://docs.aws.amazon.com/cost-management/latest/userguide/ce-api.html',
  workbook: '12 Service Limits',
  needs: ['billedServices'],
  evaluate({ billedServices: months }, { plan: { traffic }, asOf }) {
    const latest = months.toSorted((a, b) => (a.month < b.month ? 1 : -1)).slice(0, MOST_MONTHS);
    const billed = latest.filter(({ services }) => services.length > 0);
    if (billed.length === 0) {
      return [unknown(WHOLE, `Cost Explorer has nothing on the bill of the last ${MOST_MONTHS} months.`)];
    }
    const signs = signsOfBill(billed);
    const judged = judgeUse(signs, traffic.notInPath, 'the account');
    return judged.length > 0
      ? judged
      : [
          notApplicable(
            `Of the services that cost anything since ${billed.at(-1)?.month} (as of ${asOf}), ${signs.length} on the bill, something is judged, or they carry no traffic. What is free of charge is on no bill.`,
          ),
        ];
  },
});

/** The present month and two before: what was used earlier may have been given up. */
const MOST_MONTHS = 3;
