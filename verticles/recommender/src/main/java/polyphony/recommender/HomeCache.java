package polyphony.recommender;

import polyphony.shared.contract.Recommender.Home;
import polyphony.shared.contract.UserId;

/** A copy of every listener's rows for whoever cannot ask the recommender. Never needed, so that its failures are not told. */
interface HomeCache {
    void keep(UserId user, Home home);

    void forget(UserId user);
}
