/** A view that never changes is drawn once, however often what is round it is. */
import { Component, type ComponentType, h } from 'preact';

export function memo(View: ComponentType): ComponentType {
  return class Once extends Component {
    override shouldComponentUpdate(): boolean {
      return false;
    }

    override render() {
      return h(View, null);
    }
  };
}
