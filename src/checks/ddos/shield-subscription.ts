import { formatInZone } from '../../plan/calendar';
import { defineCheck, fail, notApplicable, pass, unknown } from '../check';
import { STANDARD_APPLIES, shieldCommand } from '../shield';

export const shieldSubscription = defineCheck({
  id: 'shield-subscription',
  title: 'The subscription to Shield Advanced outlives the event',
  failureTitle: 'The subscription to Shield Advanced ends before the event is over',
  why: 'From that minute on nothing of it protects, and whoever calls its response team in an attack is not answered.',
  docs: 'https://docs.aws.amazon.com/waf/latest/DDOSAPIReference/API_Subscription.html',
  workbook: '12 Security',
  needs: ['shieldSubscription'],
  evaluate({ shieldSubscription: { isSubscribed, endsAt, autoRenew } }, { plan, target, window }) {
    if (!isSubscribed) return [notApplicable(STANDARD_APPLIES)];
    const resource = { name: 'Shield Advanced' };
    const end = endsAt === null ? '' : ` at ${formatInZone(endsAt, plan.calendar.timeZone)}`;
    if (autoRenew === 'ENABLED') return [pass(resource, `Its term ends${end}, and renews by itself.`)];
    if (autoRenew !== 'DISABLED' || endsAt === null) {
      return [unknown(resource, 'AWS did not say when its term ends, or whether it renews by itself.')];
    }
    if (Date.parse(endsAt) > Date.parse(window.end)) {
      return [pass(resource, `It ends${end}, after the event, and does not renew by itself.`)];
    }
    const when = Date.parse(endsAt) <= Date.parse(window.start) ? 'before the event begins' : 'in the event';
    return [
      fail(resource, `It ends${end}, ${when}, and does not renew by itself.`, {
        action: 'Let the subscription renew by itself.',
        command: shieldCommand(target, 'update-subscription', { 'auto-renew': 'ENABLED' }),
        lead: 'setting',
        irreversible:
          'It commits the account to another term, and AWS lets renewal be switched off only in the last 30 days of one.',
      }),
    ];
  },
});
