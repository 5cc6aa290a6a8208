package io.github.ecssimulator.junit5;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;

/** Loads classes anew, so that they are linked where others are not to be found. */
final class ReloadingLoader extends URLClassLoader {
    private final Predicate<String> anew;
    private final Predicate<String> hidden;

    ReloadingLoader(Predicate<String> anew, Predicate<String> hidden) {
        super(classPath(), ReloadingLoader.class.getClassLoader());
        this.anew = anew;
        this.hidden = hidden;
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(ReloadingLoader::url)
                .toArray(URL[]::new);
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (hidden.test(name)) {
            throw new ClassNotFoundException(name);
        }
        if (anew.test(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
        return super.loadClass(name, resolve);
    }
}
