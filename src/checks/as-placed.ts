import type { Placed } from '../judging/traffic-graph';
import type { FindingStatus } from '../model/finding';
import type { ScopedResource } from '../model/resource';
import { type Judgement, notApplicable } from './check';

/** What the plan is asked about a resource of which nothing shows whether it carries the event's traffic. */
export const PLACE_QUESTION = 'Say in traffic.elasticity of the plan whether it carries the event’s traffic.';

/**
 * Weighs what is said of a resource by whether it carries the event's traffic. What is wrong with one that carries none does
 * not apply; where that is not known, what would fail is a warning, with the question to the plan that settles it. What
 * passes does so wherever the resource stands, so that less evidence never looks better.
 */
export function asPlaced(judgement: Judgement, place: () => Placed): Judgement {
  const { status, statusSteps } = judgement;
  if (isFine(status) && statusSteps === undefined) return judgement;
  const { placement, because } = place();
  const steps = statusSteps && {
    statusSteps: statusSteps.map(({ upTo, status: one }) => ({ upTo, status: statusThere(one, placement) })),
  };
  if (statusThere(status, placement) === status) return { ...judgement, ...steps };
  if (placement === 'off') {
    return {
      ...notApplicable(`It does not carry the event’s traffic. ${because}`, judgement.resource),
      ...steps,
    };
  }
  return {
    ...(judgement as Judgement & { readonly status: 'fail' }),
    status: 'warn',
    detail: `${judgement.detail} ${because} ${PLACE_QUESTION}`,
    ...steps,
  };
}

/** How that stands of several which carries most of the event's traffic; undefined where there are none. */
export function placeOfAny(
  owners: readonly ScopedResource[],
  placed: (owner: ScopedResource) => Placed,
): Placed | undefined {
  const places = owners.map(placed);
  return (['on', 'unplaced', 'off'] as const)
    .flatMap((placement) => places.filter((place) => place.placement === placement))
    .at(0);
}

const isFine = (status: FindingStatus): boolean => status === 'pass' || status === 'notApplicable';

/** What a status is of a resource that stands there. */
function statusThere(status: FindingStatus, placement: Placed['placement']): FindingStatus {
  if (isFine(status) || placement === 'on') return status;
  if (placement === 'off') return 'notApplicable';
  return status === 'fail' ? 'warn' : status;
}
