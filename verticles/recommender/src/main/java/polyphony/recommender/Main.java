package polyphony.recommender;

import polyphony.shared.node.Need;
import polyphony.shared.node.Run;
import polyphony.shared.node.Service;

/** The recommender service: for a node to run, or as a process of its own. */
public final class Main {
    /** What a node runs. */
    public static final Service SERVICE =
            Service.of(Main.class, "recommender", RecommenderVerticle::new, Need.POSTGRES, Need.REDIS, Need.KAFKA);

    private Main() {}

    public static void main(String[] arguments) {
        Run.main(arguments, SERVICE);
    }
}
