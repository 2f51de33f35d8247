/** What is dialled: an ASCII host name (lower case, no trailing dot) or an IP address without brackets, and a port. */
export interface Target {
  host: string;
  port: number;
}
