/**
 * The certificate of this page's peers for one visit. Kept over every reconnection,
 * so that the other side's fingerprint (and with it the check words) stays the same (pitfalls 7).
 */
export function makeCertificate(): Promise<RTCCertificate> {
  return RTCPeerConnection.generateCertificate({ name: 'ECDSA', namedCurve: 'P-256' } as EcKeyGenParams);
}
