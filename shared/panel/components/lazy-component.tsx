/** A part of the panel that is fetched when it is first shown. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { fail } from '../../lib/result.ts';
import { fetchLater } from '../later-parts.ts';
import { FailureLine } from './failure-line.tsx';
import { Placeholder } from './placeholder.tsx';

export const lazyComponent = <P extends object>(
  load: () => Promise<ComponentType<P>>,
  Waiting: ComponentType = () => <Placeholder lines={[30, 24]} />,
): ComponentType<P> => {
  fetchLater(load);
  let loaded: ComponentType<P> | null = null;
  return (props: P) => {
    const [Component, setComponent] = useState<{ type: ComponentType<P> } | null>(loaded && { type: loaded });
    const [isFailed, setFailed] = useState(false);
    useEffect(() => {
      if (Component || isFailed) return;
      load().then(
        (type) => {
          loaded = type;
          setComponent({ type });
        },
        () => setFailed(true),
      );
    }, [Component, isFailed]);
    if (isFailed)
      return <FailureLine failure={fail('network.unreachable')} onRetry={() => setFailed(false)} />;
    return Component ? <Component.type {...props} /> : <Waiting />;
  };
};
