import { isKnownService, knownService } from '../../model/known-services';
import { ELSEWHERE_TOO } from '../../model/region-services';
import { findPlanAccount } from '../../plan/targets';
import { defineCheck, notApplicable, pass, unknown, WHOLE } from '../check';
import { count } from '../words';

export const regionsInUse = defineCheck({
  id: 'regions-in-use',
  title: 'Every region in which the account carries traffic is in the plan',
  failureTitle: 'The account is used in regions that the plan does not name',
  why: 'What runs in a region that the plan does not name is neither read nor judged, and may break the event unseen.',
  docs: 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html',
  workbook: '6 Resources',
  needs: ['regionsInUse'],
  evaluate({ regionsInUse: { enabled, used, unread } }, { plan, target }) {
    if (enabled.length === 0) return [unknown(WHOLE, 'EC2 named no region that the account may use.')];
    const { notInPath } = plan.traffic;
    const planned = new Set(findPlanAccount(plan, target.account).regions.map(({ name }) => name));
    const elsewhere = used.filter(({ region }) => !planned.has(region));
    const judged = elsewhere.map(({ region, services }) => {
      const resource = { name: region };
      if (notInPath.includes(region))
        return notApplicable(`The plan says that the event does not depend on ${region}.`, resource);
      return unknown(
        resource,
        `${region} has had metrics of ${services.map(nameOf).join(', ')} in the last two weeks, and the plan does not name it, so that nothing there is judged: add it to the regions of account ${target.account}, or write ${region} into traffic.notInPath of the plan if the event does not depend on it.`,
      );
    });
    const closed = unread.filter(({ region }) => !planned.has(region) && !notInPath.includes(region));
    if (closed.length > 0) {
      const names = closed.map(({ region }) => region);
      const why = [...new Set(closed.map(({ code, message }) => `${code}: ${message}`))].join('; ');
      judged.push(
        unknown(
          WHOLE,
          `Whether these regions are used is not known: ${names.join(', ')} (${why.replace(/\.$/, '')}). Allow cloudwatch:ListMetrics there, or write them into traffic.notInPath of the plan if the event does not depend on them.`,
        ),
      );
    }
    return judged.length > 0
      ? judged
      : [
          pass(
            WHOLE,
            `Of ${count(enabled.length, 'enabled region')}, only those of the plan have had metrics of services that carry traffic in two weeks (${ELSEWHERE_TOO.map(nameOf).join(', ')} do not count: they have some in regions without traffic).`,
          ),
        ];
  },
});

const nameOf = (id: string): string => (isKnownService(id) ? knownService(id).name : id);
