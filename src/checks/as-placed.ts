import type { Placed } from '../judging/traffic-graph';
import { type Judgement, notApplicable } from './check';

/**
 * Weighs what is said of a resource by whether it carries the event's traffic. What is wrong with one that carries none does
 * not apply; where that is not known, what would fail is a warning, with the question to the plan that settles it. What
 * passes does so wherever the resource stands, so that less evidence never looks better.
 */
export function asPlaced(judgement: Judgement, place: () => Placed): Judgement {
  if (judgement.status === 'pass' || judgement.status === 'notApplicable') return judgement;
  const { placement, because } = place();
  if (placement === 'off') {
    return notApplicable(`It does not carry the event’s traffic. ${because}`, judgement.resource);
  }
  if (placement === 'on' || judgement.status !== 'fail') return judgement;
  const question = 'Say in traffic.elasticity of the plan whether it carries the event’s traffic.';
  return { ...judgement, status: 'warn', detail: `${judgement.detail} ${because} ${question}` };
}
