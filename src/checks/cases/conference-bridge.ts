import { defineEventCheck, pass, WHOLE, warn } from '../check';

export const conferenceBridge = defineEventCheck({
  id: 'conference-bridge',
  title: 'A conference bridge is set up for the event',
  failureTitle: 'No conference bridge is set up for the event',
  why: 'The first minutes of an incident are lost looking for a place to talk.',
  docs: 'https://docs.aws.amazon.com/wellarchitected/latest/operational-excellence-pillar/ops_event_response_event_incident_problem_process.html',
  workbook: '4 Conference Bridge Information',
  needs: [],
  evaluate(_, { plan: { bridge } }) {
    if (bridge?.url !== undefined || bridge?.dialIn !== undefined) {
      return [pass(WHOLE, 'The plan says how to join it.')];
    }
    return [
      warn(WHOLE, 'The plan gives neither a URL nor a number to dial.', {
        action: 'Set up a bridge that stays open during the event and enter how to join it (bridge).',
        lead: 'configuration',
      }),
    ];
  },
});
