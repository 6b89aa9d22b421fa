package polyphony.gateway.subsonic;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A call as an app makes it: a method and its parameters, of which some come more than once. */
record AppCall(String method, List<Parameter> parameters) {
    record Parameter(String name, String value) {
        private String encoded() {
            return URLEncoder.encode(name, StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }

    /** With everything that signs Bob in, answered in JSON; pairs of names and values follow. */
    static AppCall of(String method, String... pairs) {
        return nobody(method, pairs).as("bob");
    }

    /** Without credentials. */
    static AppCall nobody(String method, String... pairs) {
        var call = new AppCall(method, List.of())
                .with("v", "1.16.1")
                .with("c", "test")
                .with("f", "json");
        for (int i = 0; i < pairs.length; i += 2) {
            call = call.with(pairs[i], pairs[i + 1]);
        }
        return call;
    }

    AppCall as(String user) {
        return without("u", "p").with("u", user).with("p", "password-of-" + user);
    }

    AppCall with(String name, String value) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(new Parameter(name, value));
        return new AppCall(method, List.copyOf(more));
    }

    AppCall without(String... names) {
        return new AppCall(
                method,
                parameters.stream()
                        .filter(parameter -> !List.of(names).contains(parameter.name()))
                        .toList());
    }

    /** With only this value of the parameter. */
    AppCall but(String name, String value) {
        return without(name).with(name, value);
    }

    AppCall named(String otherMethod) {
        return new AppCall(otherMethod, parameters);
    }

    String encoded() {
        return parameters.stream().map(Parameter::encoded).collect(Collectors.joining("&"));
    }

    @Override
    public String toString() {
        return method + "?" + encoded().replaceAll("(.{200}).*", "$1…");
    }
}
