import { awsCommand } from '../../judging/aws-command';
import type { CapacityReservation } from '../../model/artifacts';
import { defineCheck, type Judgement, notApplicable, pass, type TargetContext, warn } from '../check';

const HOUR = 3_600_000;

/** States of a reservation that is over, or never was: EC2 API Reference, "CapacityReservation". */
const OVER: readonly string[] = ['cancelled', 'expired', 'failed', 'payment-failed', 'unsupported'];

export const capacityReservationEnd = defineCheck({
  id: 'capacity-reservation-end',
  title: 'Capacity reservations last until the event is over',
  failureTitle: 'Capacity reservation ends before the event does',
  why: 'What is reserved is released at the end date: launches after it find only what EC2 has left at that hour.',
  docs: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-modify.html',
  workbook: 'Step 10',
  needs: ['capacityReservations'],
  evaluate: ({ capacityReservations }, context) =>
    capacityReservations
      .filter(({ state }) => !OVER.includes(state))
      .map((reservation) => judge(reservation, context)),
});

function judge(
  { capacityReservationId: id, endDate, ownerId, reservationType, ...reserved }: CapacityReservation,
  { window, target }: TargetContext,
): Judgement {
  const resource = { name: id };
  const { totalInstanceCount, instanceType, availabilityZone } = reserved;
  const what = `${totalInstanceCount} × ${instanceType} in ${availabilityZone}`;
  if (endDate === null) return pass(resource, `${what}, until somebody ends it.`);
  const detail = `${what}, until ${endDate}.`;
  if (Date.parse(endDate) >= Date.parse(window.end)) return pass(resource, detail);
  if (ownerId !== target.account) {
    return notApplicable(`${detail} It is of account ${ownerId}, which alone can prolong it.`, resource);
  }
  if (reservationType === 'capacity-block') {
    return warn(resource, detail, {
      action: `Extend the Capacity Block ${id} beyond the event, if it is to serve it.`,
      lead: 'configuration',
    });
  }
  const until = new Date(Date.parse(window.end) + HOUR).toISOString();
  const setEnd = (at: string) =>
    awsCommand(target, 'ec2', 'modify-capacity-reservation', {
      'capacity-reservation-id': id,
      'end-date-type': 'limited',
      'end-date': at,
    });
  return warn(resource, detail, {
    action: `Keep ${id} until ${until}, if it is to serve the event; it is paid for until then.`,
    command: setEnd(until),
    lead: 'setting',
    reversal: {
      action: `Let ${id} end at ${endDate} again, while that is still to come.`,
      command: setEnd(endDate),
    },
  });
}
