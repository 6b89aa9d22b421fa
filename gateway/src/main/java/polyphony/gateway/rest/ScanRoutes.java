package polyphony.gateway.rest;

import io.vertx.core.Future;
import java.util.Map;
import polyphony.shared.bus.Bus;
import polyphony.shared.contract.Scanner;

/** The scan of the music folders. */
public final class ScanRoutes implements RestDoor.Group {
    private final Bus bus;

    public ScanRoutes(Bus bus) {
        this.bus = bus;
    }

    @Override
    public void add(Map<String, RestDoor.Handling> handlers) {
        handlers.put("getScan", this::status);
        handlers.put("startScan", this::start);
        handlers.put("cancelScan", this::cancel);
        handlers.put("listScanProblems", this::listProblems);
    }

    private Future<Reply> status(Call call) {
        return bus.ask(Scanner.STATUS, new Scanner.GetStatus(), call.caller()).map(Reply::ok);
    }

    private Future<Reply> start(Call call) {
        var wish = new Scanner.Start(call.flag("full"), call.flag("acceptLoss"));
        return bus.ask(Scanner.START, wish, call.caller()).map(Reply::accepted);
    }

    private Future<Reply> cancel(Call call) {
        return bus.ask(Scanner.CANCEL, new Scanner.Cancel(), call.caller()).map(Reply::ok);
    }

    private Future<Reply> listProblems(Call call) {
        var wish = new Scanner.ListProblems(call.number("offset"), call.number("limit"));
        return bus.ask(Scanner.PROBLEMS, wish, call.caller())
                .map(found -> Reply.ok(new Views.Items<>(found.problems(), null, found.total())));
    }
}
