import { cloudtrailLogging } from '../../../src/checks/trusted-advisor/cloudtrail-logging';
import { describeTrustedAdvisorCheck } from './by-id-cases';

describeTrustedAdvisorCheck(cloudtrailLogging, ['c25hn9x03v']);
