/** The load balancers and the target group that cases of several services name. */
export const ELB = 'arn:aws:elasticloadbalancing:us-east-1:111122223333';
export const WEB_LB = `${ELB}:loadbalancer/app/web/50dc6c495c0c9188`;
export const NET_LB = `${ELB}:loadbalancer/net/feed/0123456789abcdef`;
export const WEB_TG = `${ELB}:targetgroup/web/6d0ecf831eec9f09`;
