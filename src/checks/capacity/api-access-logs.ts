import { stageNamer } from '../apis';
import { defineCheck, pass, warn } from '../check';

export const apiAccessLogs = defineCheck({
  id: 'api-access-logs',
  title: 'Stages of APIs log what they answer',
  failureTitle: 'Stage of an API keeps no access logs',
  why: 'CloudWatch counts throttled requests among all 4XX: only access logs tell in the event that it is 429, and of which route.',
  docs: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
  workbook: '12 Performance',
  needs: ['apis', 'apiStages'],
  evaluate({ apis, apiStages }) {
    const resourceOf = stageNamer(apis);
    return apiStages.map((stage) =>
      stage.hasAccessLogs
        ? pass(resourceOf(stage), 'It keeps access logs.')
        : warn(resourceOf(stage), 'It keeps no access logs.', {
            action: `Give stage ${stage.stageName} access logs, with the status and the route of each request.`,
            lead: 'configuration',
          }),
    );
  },
});
