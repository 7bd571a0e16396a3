/** Caravans: who leads them, where the next one goes and at what odds, and which are on the road. */
import { words } from '../../words/en.ts';
import { Window } from '../Window.tsx';
import { AgentList } from './AgentList.tsx';
import { ConvoyPanel } from './ConvoyPanel.tsx';
import { OddsTable } from './OddsTable.tsx';
import { PastTable, RoadTable } from './RoadTable.tsx';
import { TripForm } from './TripForm.tsx';

export function CaravanWindow() {
  return (
    <Window title={words.caravan.title} wide>
      <div class="caravans">
        <TripForm />
        <div>
          <OddsTable />
          <RoadTable />
          <ConvoyPanel />
          <AgentList />
        </div>
        <PastTable />
      </div>
    </Window>
  );
}
