import { Component, type PropsWithChildren } from 'react';
import { Crashed } from './StartFailed.tsx';

interface CrashGuardState {
  readonly crashed: boolean;
}

/** Catches a view that throws, so that the window says what is safe instead of turning blank. */
export class CrashGuard extends Component<PropsWithChildren, CrashGuardState> {
  override state: CrashGuardState = { crashed: false };

  static getDerivedStateFromError(): CrashGuardState {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}
