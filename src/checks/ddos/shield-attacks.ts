import { isLeftOut } from '../../judging/known-names';
import { afterLast } from '../../lib/after-last';
import { ARTIFACTS, type Artifacts, type ShieldAttack } from '../../model/artifacts';
import { formatInZone } from '../../plan/calendar';
import { asPlaced } from '../as-placed';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  WHOLE,
  warn,
} from '../check';
import { distributionResource } from '../distributions';
import { STANDARD_APPLIES } from '../shield';
import { count, distinct, listed } from '../words';

type Owners = Pick<Artifacts, 'cloudFrontDistributions' | 'hostedZones'>;

export const shieldAttacks = defineCheck({
  id: 'shield-attacks',
  title: 'Shield Advanced saw no attack on what the event needs',
  failureTitle: 'Shield Advanced sees or saw an attack on what the event needs',
  why: 'Who attacked once knows the way, and what was measured in an attack is not the normal traffic that figures are worked out from.',
  docs: 'https://docs.aws.amazon.com/waf/latest/DDOSAPIReference/API_ListAttacks.html',
  workbook: '12 Security',
  needs: ['shieldAttacks', 'cloudFrontDistributions', 'hostedZones'],
  // What is known and left out of the scope is told from what nothing lists.
  wholeAccount: true,
  evaluate({ shieldAttacks: { isSubscribed, watched, attacks }, ...owners }, context) {
    if (!isSubscribed) return [notApplicable(STANDARD_APPLIES)];
    if (attacks.length === 0 && watched === 0) {
      return [
        unknown(WHOLE, 'Nothing in the account is protected, and Shield Advanced watches only what is.'),
      ];
    }
    if (attacks.length === 0) return [pass(WHOLE, 'It saw none in the look-back, and none goes on.')];
    return [...Map.groupBy(attacks, ({ resourceArn }) => resourceArn)].map(([arn, ofOne]) =>
      placedAttack(arn, (resource) => judge(resource, ofOne, context), owners, context),
    );
  },
});

function judge(
  resource: JudgedResource,
  attacks: readonly ShieldAttack[],
  { plan, asOf, window }: TargetContext,
): Judgement {
  const open = attacks.filter(({ endsAt }) => endsAt === null);
  const kinds = listed(distinct(attacks.flatMap(({ vectors }) => vectors)));
  const by = kinds === '' ? '' : ` (${kinds})`;
  const at = (time: string): string => formatInZone(time, plan.calendar.timeZone);
  const [since] = open.map(({ startsAt }) => startsAt).toSorted();
  if (since !== undefined) {
    const isOn = Date.parse(asOf) >= Date.parse(window.start) && Date.parse(asOf) < Date.parse(window.end);
    const verdict = isOn ? fail : warn;
    return verdict(resource, `It is attacked since ${at(since)}${by}.`, {
      action:
        'Follow it in the console of Shield, open a case with the Shield Response Team (https://console.aws.amazon.com/support), and keep what it measures out of the baseline.',
      lead: 'repair',
    });
  }
  const last =
    attacks
      .map(({ endsAt }) => endsAt ?? '')
      .toSorted()
      .at(-1) ?? '';
  return warn(resource, `It was attacked ${count(attacks.length, 'time')} until ${at(last)}${by}.`, {
    action:
      'See that its web ACL and protections would stop the same again, and enter the days of the attack in traffic.baseline.exclude of the plan.',
    lead: 'security',
  });
}

/** Weighs an attack by what it is on; of what is in a region, where the names there tell that the scope leaves it out. */
function placedAttack(
  arn: string,
  judge: (resource: JudgedResource) => Judgement,
  { cloudFrontDistributions, hostedZones }: Owners,
  { placed, knownNames = [], target }: TargetContext,
): Judgement {
  const distribution = cloudFrontDistributions.find(({ distributionArn }) => distributionArn === arn);
  if (distribution) {
    return asPlaced(judge(distributionResource(distribution)), () =>
      placed(ARTIFACTS.cloudFrontDistributions.owner(distribution)),
    );
  }
  const zone = hostedZones.find(({ hostedZoneId }) => arn.endsWith(`:hostedzone/${hostedZoneId}`));
  if (zone) {
    return asPlaced(judge({ name: zone.zoneName, arn }), () => placed(ARTIFACTS.hostedZones.owner(zone)));
  }
  const resource = { name: afterLast(':', arn), arn };
  const region = arn.split(':')[3] || null;
  const names = [arn, afterLast('/', arn)];
  const isOutside = isLeftOut(
    knownNames,
    { account: target.account, region },
    names.map((name) => ({ name, kinds: ['loadBalancer'] })),
  );
  return isOutside ? notApplicable('The scope of the plan leaves it out.', resource) : judge(resource);
}
