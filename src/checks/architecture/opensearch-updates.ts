import { awsCommand } from '../../judging/aws-command';
import type { Commands, FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { OpenSearchDomain } from '../../model/artifacts';
import type { Target } from '../../model/target';
import {
  defineCheck,
  fail,
  type Judgement,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { judgeDomains, type MeasuredDomain } from '../opensearch';
import { overlapsDaily } from '../weekly-window';

export const openSearchUpdates = defineCheck({
  id: 'opensearch-updates',
  title: 'Search domains are not changed by themselves in the event',
  failureTitle: 'Search domain may be changed by itself in the event',
  why: 'Updates and changes of Auto-Tune make new nodes and copy all data to them, which takes CPU and bandwidth from searches for hours.',
  docs: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/off-peak.html',
  workbook: '12 Resilience',
  needs: ['openSearchDomains'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeDomains(artifacts, context, (measured) => judgeUpdates(measured, context)),
});

/** An off-peak window always lasts so long (API reference, OffPeakWindow). */
const OFF_PEAK_MINUTES = 600;
const DAY_MINUTES = 1_440;

/** Assumed: how long data nodes may still copy data after a change has begun, which is once the window has. */
const COPYING_MS = 6 * 3_600_000;

/** Updates that are on their way. */
const UNDER_WAY = new Set(['PENDING_UPDATE', 'IN_PROGRESS']);

function judgeUpdates(measured: MeasuredDomain, context: TargetContext): Judgement {
  const { domain, resource } = measured;
  const { window: event, target } = context;
  const { softwareUpdate: update, isProcessing, processingStatus } = domain;
  if (processingStatus === 'Deleting') return notApplicable('It is being deleted.', resource);
  if (isProcessing || (update.status !== null && UNDER_WAY.has(update.status))) {
    return warn(resource, `A change is under way (${processingStatus ?? update.status ?? 'processing'}).`, {
      action: 'See that it is complete long before the event, and cancel it where it hangs.',
      lead: 'repair',
    });
  }
  const date = update.automatedUpdateDate;
  const isLater = date !== null && Date.parse(date) >= Date.parse(event.end);
  if (update.isAvailable && !update.isOptional && !isLater) {
    const isIn = date !== null && Date.parse(date) >= Date.parse(event.start) - COPYING_MS;
    const words = `A required update of its service software is to be installed${date === null ? '' : ` by itself from ${date} on`}.`;
    return (isIn ? fail : warn)(resource, words, {
      action: 'Install it now, in quiet hours, and load-test the domain after it.',
      command: awsCommand(target, 'opensearch', 'start-service-software-update', {
        'domain-name': domain.domainName,
      }),
      irreversible: 'No update of the service software can be taken back.',
      lead: 'rebuild',
    });
  }
  return judgeByItself(measured, context);
}

/** Judges what comes without anybody's doing, in the off-peak window. */
function judgeByItself(
  { domain, resource }: MeasuredDomain,
  { window: event, target }: TargetContext,
): Judgement {
  const { offPeakStartMinute, autoTune } = domain;
  const own = [
    ...(domain.installsUpdates ? ['optional updates'] : []),
    ...(autoTune?.startsWith('ENABLE') ? ['changes of Auto-Tune'] : []),
  ];
  if (own.length === 0)
    return pass(
      resource,
      `${domain.softwareUpdate.isAvailable ? 'The update that waits comes after the event or when somebody installs it' : 'No update waits'}, and neither updates nor Auto-Tune come by themselves.`,
    );
  if (offPeakStartMinute === null) {
    return domain.installsUpdates
      ? warn(resource, 'Optional updates install themselves, and no off-peak window says when.', {
          action: 'Install updates by hand until the event is over.',
          ...turningOff(domain, target),
          lead: 'configuration',
        })
      : unknown(
          resource,
          'Auto-Tune is on, and there is no off-peak window: whether a maintenance schedule of its own falls into the event is not read.',
        );
  }
  const hours = `${clock(offPeakStartMinute)}-${clock(offPeakStartMinute + OFF_PEAK_MINUTES)}`;
  const detail = `Its off-peak window is ${hours} UTC, in which ${own.join(' and ')} come.`;
  const begin = new Date(Date.parse(event.start) - COPYING_MS).toISOString();
  return overlapsDaily(hours, begin, event.end)
    ? warn(
        resource,
        `${detail} The event falls into it, or begins while data may still be copied.`,
        keepAway(domain, event, target),
      )
    : pass(resource, detail);
}

/** `630` is `10:30`; what is past midnight is of the next day. */
function clock(minute: number): string {
  const inDay = minute % DAY_MINUTES;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
}

/** Moves the window where the event leaves room for it on every day; else nothing comes by itself until the event is over. */
function keepAway(
  domain: OpenSearchDomain,
  event: { readonly start: string; readonly end: string },
  target: Target,
): FixDraft {
  const [from, to] = [event.start, event.end].map((at) => Date.parse(at) / 60_000) as [number, number];
  if (
    to - from + COPYING_MS / 60_000 + OFF_PEAK_MINUTES > DAY_MINUTES ||
    domain.offPeakStartMinute === null
  ) {
    return {
      action:
        'Turn off what comes by itself until the event is over, which leaves no room for the off-peak window.',
      ...turningOff(domain, target),
      lead: 'configuration',
    };
  }
  const start = Math.ceil(to) % DAY_MINUTES;
  return {
    action: `Let the off-peak window begin at ${clock(start)} UTC, when the event is over.`,
    command: setOffPeak(domain, start, target),
    lead: 'configuration',
    reversal: {
      action: `Let it begin at ${clock(domain.offPeakStartMinute)} UTC again.`,
      command: setOffPeak(domain, domain.offPeakStartMinute, target),
    },
  };
}

const update = (
  { domainName }: OpenSearchDomain,
  target: Target,
  options: Readonly<Record<string, string>>,
) => awsCommand(target, 'opensearch', 'update-domain-config', { 'domain-name': domainName, ...options });

const setOffPeak = (domain: OpenSearchDomain, minute: number, target: Target): Commands =>
  update(domain, target, {
    'off-peak-window-options': JSON.stringify({
      Enabled: true,
      OffPeakWindow: { WindowStartTime: { Hours: Math.floor(minute / 60), Minutes: minute % 60 } },
    }),
  });

/** The commands that keep away what comes by itself, and those that let it come again. */
function turningOff(domain: OpenSearchDomain, target: Target): Pick<FixDraft, 'command' | 'reversal'> {
  const options = (isOn: boolean): Readonly<Record<string, string>> => ({
    ...(domain.installsUpdates && {
      'software-update-options': JSON.stringify({ AutoSoftwareUpdateEnabled: isOn }),
    }),
    ...(domain.autoTune?.startsWith('ENABLE') && {
      'auto-tune-options': JSON.stringify(
        isOn ? { DesiredState: 'ENABLED' } : { DesiredState: 'DISABLED', RollbackOnDisable: 'NO_ROLLBACK' },
      ),
    }),
  });
  return {
    command: update(domain, target, options(false)),
    reversal: { action: 'Turn it on again.', command: update(domain, target, options(true)) },
  };
}
