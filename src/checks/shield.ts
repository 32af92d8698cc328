/** What is judged alike of all that Shield Advanced may protect. */
import { type AwsCommand, awsCommand } from '../judging/aws-command';
import type { ShieldProtection, ShieldProtections } from '../model/artifacts';
import type { Target } from '../model/target';
import {
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from './check';
import { listed } from './words';

/** Said in place of everything where there is no subscription. */
export const STANDARD_APPLIES =
  'The account has no subscription to Shield Advanced: Shield Standard applies, which defends the network and has nothing to set.';

/** A command of Shield Advanced, which answers in one region for all (AWS General Reference, "AWS Shield Advanced endpoints"). */
export const shieldCommand = (
  { account }: Target,
  operation: string,
  options: Parameters<typeof awsCommand>[3],
): AwsCommand => awsCommand({ account, region: 'us-east-1' }, 'shield', operation, options);

/** Something that Shield Advanced may protect. */
export interface Protectable {
  readonly resource: JudgedResource;
  /** Of what is protected: itself, or the addresses that it has. */
  readonly arns: readonly string[];
  /** How a protection of it is called where one is made. */
  readonly name: string;
  /** Whether Route 53 can tell Shield Advanced by a health check how it is: it cannot of a hosted zone. */
  readonly takesHealthCheck: boolean;
}

/** Whether proactive engagement is on, or will be once AWS has processed it. */
const isEngaged = ({ proactiveEngagement }: ShieldProtections): boolean => proactiveEngagement !== 'DISABLED';

/** Judges whether something is protected, and whether the Shield Response Team hears of it where it is to. */
export function judgeProtection(
  { resource, arns, name, takesHealthCheck }: Protectable,
  shield: ShieldProtections,
  { target }: Pick<TargetContext, 'target'>,
): Judgement {
  if (!shield.isSubscribed) return notApplicable(STANDARD_APPLIES, resource);
  const found = arns.map((arn) => protectionOf(arn, shield));
  const [bare, ...others] = arns.filter((_, i) => found[i] === undefined);
  if (bare !== undefined) {
    const protect = (arn: string, i: number) =>
      shieldCommand(target, 'create-protection', {
        name: i === 0 ? name : `${name}-${i + 1}`,
        'resource-arn': arn,
      });
    const what = arns.length === 1 ? 'It has' : `${listed([bare, ...others])} of it has`;
    return warn(resource, `${what} no protection, though the account is subscribed to Shield Advanced.`, {
      action: `Protect ${resource.name} with Shield Advanced, and associate a health check where proactive engagement is on.`,
      command: [protect(bare, 0), ...others.map((arn, i) => protect(arn, i + 1))],
      lead: 'security',
    });
  }
  const deaf = found.filter((one) => one !== undefined && one.healthCheckIds.length === 0);
  if (takesHealthCheck && deaf.length > 0 && isEngaged(shield)) {
    return warn(
      resource,
      'It is protected, and has no health check, without which the Shield Response Team calls nobody about it.',
      {
        action: `Associate a health check of Route 53 with the protection of ${resource.name} that is healthy while customers are served (aws shield associate-health-check).`,
        lead: 'security',
      },
    );
  }
  return pass(
    resource,
    takesHealthCheck && deaf.length === 0 ? 'It is protected, and has a health check.' : 'It is protected.',
  );
}

const protectionOf = (arn: string, { protections }: ShieldProtections): ShieldProtection | undefined =>
  protections.find(({ resourceArn }) => partInArn(resourceArn) === partInArn(arn));

/** Service and resource, which tell all protections of an account in one region apart. */
function partInArn(arn: string): string {
  const [, , service, , , ...resource] = arn.split(':');
  return [service, ...resource].join(':');
}

/** What is said alike of the automatic response of Shield Advanced, wherever it is. */
export const AUTOMATIC_RESPONSE = {
  why: 'Thousands of customers who come in one minute look like an attack to whoever compares them with normal days.',
  docs: 'https://docs.aws.amazon.com/waf/latest/developerguide/ddos-automatic-app-layer-response.html',
  workbook: '12 Security',
} as const;

/** Judges what Shield Advanced does by itself against a flood of requests to something. */
export function judgeAutomaticResponse(
  resource: JudgedResource,
  arn: string,
  shield: ShieldProtections,
  { target }: Pick<TargetContext, 'target'>,
): Judgement {
  if (!shield.isSubscribed) return notApplicable(STANDARD_APPLIES, resource);
  const response = protectionOf(arn, shield)?.automaticResponse ?? null;
  if (response === null) return notApplicable('Shield Advanced changes nothing of it by itself.', resource);
  if (response === 'COUNT') return pass(resource, 'Shield Advanced only counts what it takes for an attack.');
  if (response !== 'BLOCK') return unknown(resource, `What ${response} does is not known.`);
  const respond = (action: 'Block' | 'Count') =>
    shieldCommand(target, 'update-application-layer-automatic-response', {
      'resource-arn': arn,
      action: JSON.stringify({ [action]: {} }),
    });
  return warn(
    resource,
    'Shield Advanced blocks by itself what it takes for an attack, and a surge of customers at once looks like one.',
    {
      action: `Let Shield Advanced count for ${resource.name} in the event, with people who block by hand; or accept this once a test with the event’s traffic has shown that it blocks nobody.`,
      command: respond('Count'),
      lead: 'configuration',
      reversal: { action: 'Let it block again.', command: respond('Block') },
    },
  );
}
