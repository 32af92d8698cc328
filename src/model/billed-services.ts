/** How bills call the services of AWS, which is not how anybody else does. */
import { type KnownServiceId, serviceOfWord } from './known-services';

/**
 * What is on bills under names that are no word for it: AWS publishes no list. From documents and examples of AWS's user guides that show
 * a bill by service, so that there are more; a name that is not known is named as it is.
 */
const BILLED_AS: Readonly<Record<string, KnownServiceId>> = {
  'amazon cloudwatch events': 'eventbridge',
  'amazon documentdb (with mongodb compatibility)': 'documentdb',
  'amazon ec2 container registry (ecr)': 'ecr',
  'amazon ec2 container service': 'ecs',
  'amazon elastic block store': 'ebs',
  'amazon elastic compute cloud - compute': 'ec2',
  'amazon elastic container registry': 'ecr',
  'amazon elastic container service': 'ecs',
  'amazon elastic container service for kubernetes': 'eks',
  'amazon elastic file system': 'efs',
  'amazon elastic kubernetes service': 'eks',
  'amazon elastic load balancing': 'load-balancing',
  'amazon elastic mapreduce': 'emr',
  'amazon elasticsearch service': 'opensearch',
  'amazon guardduty': 'security-services',
  'amazon inspector': 'security-services',
  'amazon interactive video service': 'ivs',
  'amazon keyspaces (for apache cassandra)': 'keyspaces',
  'amazon kinesis': 'kinesis',
  'amazon kinesis analytics': 'managed-flink',
  'amazon kinesis firehose': 'firehose',
  'amazon macie': 'security-services',
  'amazon managed streaming for apache kafka': 'msk',
  'amazon simple email service': 'ses',
  'amazon simple notification service': 'sns',
  'amazon simple queue service': 'sqs',
  'amazon simple storage service': 's3',
  amazoncloudwatch: 'cloudwatch',
  'amazon detective': 'security-services',
  'amazon glacier': 's3',
  'aws budgets': 'billing',
  'aws codeartifact': 'code-services',
  'aws codebuild': 'code-services',
  'aws codedeploy': 'code-services',
  'aws codepipeline': 'code-services',
  'aws cost explorer': 'billing',
  'aws elemental mediaconnect': 'mediaconnect',
  'aws elemental medialive': 'medialive',
  'aws elemental mediapackage': 'mediapackage',
  'aws elemental mediatailor': 'mediatailor',
  'aws glue': 'analytics',
  'amazon athena': 'analytics',
  'amazon quicksight': 'analytics',
  'aws x-ray': 'cloudwatch',
  codebuild: 'code-services',
  'aws key management service': 'kms',
  'aws security hub': 'security-services',
  'ec2 - other': 'ec2',
  'elastic load balancing': 'load-balancing',
};

/** Of support and of savings there are several plans. */
const SUPPORT = /^AWS (Premium )?Support\b/i;
const SAVINGS = /^Savings Plans for /i;

/** The service of a line of a bill; undefined of one that is not known. */
export const serviceOfBill = (name: string): KnownServiceId | undefined =>
  SUPPORT.test(name)
    ? 'support'
    : SAVINGS.test(name)
      ? 'billing'
      : (BILLED_AS[name.toLowerCase()] ?? serviceOfWord(name));
