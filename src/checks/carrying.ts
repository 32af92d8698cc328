import type { Placed } from '../judging/traffic-graph';
import { type JudgedResource, type Judgement, notApplicable } from './check';

/**
 * Judges what stops only those that carry the event's traffic. What is wrong with one that carries none does not apply; where
 * that is not known, what would fail is a warning, with the question to the plan that settles it. What passes does so
 * wherever the resource stands, so that less evidence never looks better.
 */
export function ifCarrying(
  judgement: Judgement,
  { placement, because }: Placed,
  resource: JudgedResource,
): Judgement {
  if (judgement.status === 'pass' || judgement.status === 'notApplicable') return judgement;
  if (placement === 'off') {
    return notApplicable(`It does not carry the event’s traffic. ${because}`, resource);
  }
  if (placement === 'on' || judgement.status !== 'fail') return judgement;
  const question = 'Say in traffic.elasticity of the plan whether it carries the event’s traffic.';
  return { ...judgement, status: 'warn', detail: `${judgement.detail} ${because} ${question}` };
}
