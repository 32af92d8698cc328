import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { defineCheck, pass, warn } from '../check';
import { judgeExpressMachines } from '../state-machines';

export const stepFunctionsExpressLogs = defineCheck({
  id: 'step-functions-express-logs',
  title: 'Express state machines log what fails',
  failureTitle: 'An express execution that fails leaves no trace',
  why: 'Step Functions keeps no history of express executions: without logs nobody can tell at the event which orders failed, where and why.',
  docs: 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
  workbook: '12 Monitoring',
  needs: ['stateMachines', 'stateMachinePeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeExpressMachines(artifacts, context, ({ machine: { loggingLevel, stateMachineName } }, resource) =>
      loggingLevel === 'OFF'
        ? warn(resource, 'It logs nothing.', {
            action: `Let ${stateMachineName} log to CloudWatch Logs what fails (level ERROR).`,
            lead: 'configuration',
          })
        : pass(resource, `It logs at the level ${loggingLevel}.`),
    ),
});
